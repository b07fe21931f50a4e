package io.github.tpm4j.engine.commands.asymmetric;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.EccDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.EccEncrypt;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import org.junit.jupiter.api.Test;

class EccEncryptionTest {
  private static final byte[] MESSAGE =
      "a message longer than a digest of SHA-1".getBytes(US_ASCII);
  private static final TpmtKdfScheme KDF2 = TpmtKdfScheme.of(TpmAlg.KDF2, TpmAlg.SHA256);
  private static final TpmtKdfScheme MGF1 = TpmtKdfScheme.of(TpmAlg.MGF1, TpmAlg.SHA256);

  private final TestTpm tpm = TestTpm.started();

  private static TestKey key(TpmtKdfScheme kdf) {
    return TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL, kdf).with(TpmaObject.DECRYPT);
  }

  private EccEncrypt.Response encrypt(TpmHandle key, byte[] message, TpmtKdfScheme scheme) {
    return tpm.run(new EccEncrypt.Request(key, SecretBytes.of(message), scheme));
  }

  private static EccDecrypt.Request decryption(
      TpmHandle key, EccEncrypt.Response encrypted, TpmtKdfScheme scheme) {
    return new EccDecrypt.Request(key, encrypted.c1(), encrypted.c2(), encrypted.c3(), scheme);
  }

  @Test
  void decryptsWhatItEncrypted() {
    TpmHandle key = key(TpmtKdfScheme.NULL).load(tpm);
    for (byte[] message : new byte[][] {MESSAGE, {}}) {
      EccEncrypt.Response encrypted = encrypt(key, message, KDF2);
      assertEquals(message.length, encrypted.c2().size());
      assertArrayEquals(
          message, tpm.run(decryption(key, encrypted, KDF2)).plainText().toByteArray());
    }
  }

  @Test
  void usesTheKdfOfTheKeyIfNoneIsGiven() {
    TpmHandle key = key(KDF2).load(tpm);
    EccEncrypt.Response encrypted = encrypt(key, MESSAGE, TpmtKdfScheme.NULL);
    assertArrayEquals(MESSAGE, tpm.run(decryption(key, encrypted, KDF2)).plainText().toByteArray());
  }

  @Test
  void rejectsNoKdfOrAnother_parameters2And4() {
    TpmHandle key = key(TpmtKdfScheme.NULL).load(tpm);
    EccEncrypt.Response encrypted = encrypt(key, MESSAGE, KDF2);
    for (TpmtKdfScheme scheme : new TpmtKdfScheme[] {TpmtKdfScheme.NULL, MGF1}) {
      assertEquals(
          TpmRc.SCHEME.parameter(2),
          tpm.code(new EccEncrypt.Request(key, SecretBytes.of(MESSAGE), scheme)));
      assertEquals(TpmRc.SCHEME.parameter(4), tpm.code(decryption(key, encrypted, scheme)));
    }
  }

  @Test
  void rejectsAnRsaKey_handle1() {
    TpmHandle key = TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.DECRYPT).load(tpm);
    assertEquals(
        TpmRc.KEY.handle(1), tpm.code(new EccEncrypt.Request(key, SecretBytes.of(MESSAGE), KDF2)));
  }

  @Test
  void rejectsASigningKey_handle1() {
    TpmHandle key =
        TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL).with(TpmaObject.SIGN).load(tpm);
    assertEquals(
        TpmRc.ATTRIBUTES.handle(1),
        tpm.code(new EccEncrypt.Request(key, SecretBytes.of(MESSAGE), KDF2)));
  }

  @Test
  void rejectsARestrictedKeyForDecryption_handle1() {
    TpmHandle free = key(TpmtKdfScheme.NULL).load(tpm);
    EccEncrypt.Response encrypted = encrypt(free, MESSAGE, KDF2);
    TpmHandle restricted = key(TpmtKdfScheme.NULL).with(TpmaObject.RESTRICTED).load(tpm);
    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(decryption(restricted, encrypted, KDF2)));
  }

  @Test
  void rejectsAChangedText() {
    TpmHandle key = key(TpmtKdfScheme.NULL).load(tpm);
    EccEncrypt.Response encrypted = encrypt(key, MESSAGE, KDF2);
    byte[] changed = encrypted.c2().toByteArray();
    changed[0] ^= 1;
    assertEquals(
        TpmRc.VALUE,
        tpm.code(
            new EccDecrypt.Request(key, encrypted.c1(), Bytes.of(changed), encrypted.c3(), KDF2)));
  }

  @Test
  void rejectsAPointOffTheCurve() {
    TpmHandle key = key(TpmtKdfScheme.NULL).load(tpm);
    TpmsEccPoint offCurve = new TpmsEccPoint(Bytes.of((byte) 1), Bytes.of((byte) 1));
    assertEquals(
        TpmRc.NO_RESULT,
        tpm.code(new EccDecrypt.Request(key, offCurve, Bytes.EMPTY, Bytes.EMPTY, KDF2)));
  }
}
