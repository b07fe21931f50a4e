package io.github.tpm4j.engine.commands.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.RsaDecrypt;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.math.BigInteger;
import java.util.Random;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** RSA keys with numbers that do not fit together, as anybody can load them. */
class InconsistentRsaKeyTest {
  private static final int PRIME_BITS = 512;
  private static final int PRIME_BYTES = PRIME_BITS / 8;

  private final Random random = new Random(7);
  private final BigInteger p = prime(PRIME_BITS);
  private final BigInteger q = prime(PRIME_BITS);
  private final TestTpm tpm = TestTpm.started(Revision.V159);

  /** With its two highest bits SET, so that products are of full size. */
  private BigInteger prime(int bits) {
    BigInteger found = BigInteger.probablePrime(bits, random);
    while (!found.testBit(bits - 2)) {
      found = BigInteger.probablePrime(bits, random);
    }
    return found;
  }

  private static LoadExternal.Request key(BigInteger p, BigInteger q, int exponent, int use) {
    TpmtPublic area =
        new TpmtPublic(
            TpmAlg.RSA,
            TpmAlg.SHA256,
            TpmaObject.of(TpmaObject.USER_WITH_AUTH | use),
            Bytes.EMPTY,
            new TpmsRsaParms(TpmtSymDefObject.NULL, TpmtRsaScheme.NULL, 2 * PRIME_BITS, exponent),
            new Tpm2bPublicKeyRsa(
                Bytes.adopt(BigIntegers.asUnsignedByteArray(2 * PRIME_BYTES, p.multiply(q)))));
    TpmtSensitive sensitive =
        new TpmtSensitive(
            TpmAlg.RSA,
            SecretBytes.EMPTY,
            SecretBytes.EMPTY,
            SecretBytes.adopt(BigIntegers.asUnsignedByteArray(PRIME_BYTES, p)));
    return new LoadExternal.Request(sensitive, area, TpmHandle.NULL);
  }

  /** No key of anybody's brings the TPM into failure mode. */
  @AfterEach
  void goesOn() {
    tpm.run(new GetRandom.Request(1));
  }

  @Test
  void refusesAnEvenExponent() {
    assertEquals(TpmRc.BINDING, tpm.code(key(p, q, 8, TpmaObject.DECRYPT)));
  }

  @Test
  void refusesAnExponentThatDividesWhatItMustBePrimeTo() {
    BigInteger seven = BigInteger.valueOf(7);
    BigInteger bad = p;
    while (!bad.mod(seven).equals(BigInteger.ONE)) {
      bad = prime(PRIME_BITS);
    }
    assertEquals(TpmRc.BINDING, tpm.code(key(bad, q, 7, TpmaObject.DECRYPT)));
    assertEquals(TpmRc.BINDING, tpm.code(key(q, bad, 7, TpmaObject.DECRYPT)));
  }

  @Test
  void refusesTheSquareOfAPrime() {
    assertEquals(TpmRc.BINDING, tpm.code(key(p, p, 0, TpmaObject.DECRYPT)));
  }

  @Test
  void signsNothingByAPrimeThatIsNone() {
    TpmHandle signer = loadComposite(TpmaObject.SIGN);
    Sign.Request sign =
        new Sign.Request(
            signer,
            Bytes.of(new byte[32]),
            TpmtSigScheme.of(TpmAlg.RSASSA, TpmAlg.SHA256),
            new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY));

    assertEquals(TpmRc.BINDING, tpm.code(sign));
  }

  @Test
  void decryptsWhateverComesOutByAPrimeThatIsNone() {
    TpmHandle decrypter = loadComposite(TpmaObject.DECRYPT);
    byte[] cipherText = new byte[2 * PRIME_BYTES];
    cipherText[PRIME_BYTES] = 5;

    tpm.run(
        new RsaDecrypt.Request(
            decrypter, Bytes.adopt(cipherText), TpmtRsaDecrypt.NULL, Bytes.EMPTY));
  }

  private TpmHandle loadComposite(int use) {
    BigInteger composite = prime(PRIME_BITS / 2).multiply(prime(PRIME_BITS / 2));
    return tpm.run(key(composite, q, 0, use)).objectHandle();
  }
}
