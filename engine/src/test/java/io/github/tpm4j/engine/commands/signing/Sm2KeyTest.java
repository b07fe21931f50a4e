package io.github.tpm4j.engine.commands.signing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.commands.signing.Sign;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.structures.TpmtTkHashcheck;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.math.BigInteger;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

class Sm2KeyTest {
  private final TestTpm tpm = TestTpm.started();

  private TpmRc sign(BigInteger d, TpmAlg scheme) {
    EccCurve curve = EccCurve.NIST_P256;
    byte[] scalar = BigIntegers.asUnsignedByteArray(32, d);
    EccPrivateKey key = EccPrivateKey.of(curve, scalar).orElseThrow();
    LoadExternal.Request load =
        new LoadExternal.Request(
            new TpmtSensitive(
                TpmAlg.ECC, SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.adopt(scalar)),
            TestKey.ecc(curve, TpmtEccScheme.NULL)
                .with(TpmaObject.SIGN)
                .publicArea()
                .withUnique(EccPoints.wire(key.publicPoint())),
            TpmHandle.NULL);
    return tpm.code(
        new Sign.Request(
            tpm.run(load).objectHandle(),
            Bytes.of(new byte[32]),
            TpmtSigScheme.of(scheme, TpmAlg.SHA256),
            new TpmtTkHashcheck(TpmSt.HASHCHECK, TpmHandle.NULL, Bytes.EMPTY)));
  }

  @Test
  void theGreatestEccKeyIsNoKeyOfSm2() {
    BigInteger greatest = EccCurve.NIST_P256.order().subtract(BigInteger.ONE);
    assertEquals(TpmRc.BINDING, sign(greatest, TpmAlg.SM2));
    tpm.run(new GetRandom.Request(1));
    assertEquals(TpmRc.SUCCESS, sign(greatest, TpmAlg.ECDSA));
    assertEquals(TpmRc.SUCCESS, sign(greatest.subtract(BigInteger.ONE), TpmAlg.SM2));
  }
}
