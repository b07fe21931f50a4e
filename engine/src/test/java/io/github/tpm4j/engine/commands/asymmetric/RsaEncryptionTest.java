package io.github.tpm4j.engine.commands.asymmetric;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.testing.JcaKeys;
import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtRsaDecrypt;
import io.github.tpm4j.tss.algorithms.TpmtRsaScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.asymmetric.RsaDecrypt;
import io.github.tpm4j.tss.commands.asymmetric.RsaEncrypt;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;

class RsaEncryptionTest {
  private static final int KEY_BYTES = 128;
  private static final byte[] MESSAGE = "a message".getBytes(US_ASCII);
  private static final Bytes LABEL = Bytes.of("label\0".getBytes(US_ASCII));
  private static final TpmtRsaDecrypt OAEP = TpmtRsaDecrypt.of(TpmAlg.OAEP, TpmAlg.SHA256);

  private final TestTpm tpm = TestTpm.started();

  private static TestKey key(TpmtRsaScheme scheme) {
    return TestKey.rsa(scheme).with(TpmaObject.DECRYPT);
  }

  private static TestKey key() {
    return key(TpmtRsaScheme.NULL);
  }

  private static RsaEncrypt.Request encryption(
      TpmHandle key, byte[] message, TpmtRsaDecrypt scheme, Bytes label) {
    return new RsaEncrypt.Request(key, SecretBytes.of(message), scheme, label);
  }

  private static RsaDecrypt.Request decryption(
      TpmHandle key, Bytes cipherText, TpmtRsaDecrypt scheme, Bytes label) {
    return new RsaDecrypt.Request(key, cipherText, scheme, label);
  }

  private Bytes encrypt(TpmHandle key, byte[] message, TpmtRsaDecrypt scheme, Bytes label) {
    return tpm.run(encryption(key, message, scheme, label)).outData();
  }

  private byte[] decrypt(TpmHandle key, Bytes cipherText, TpmtRsaDecrypt scheme, Bytes label) {
    return tpm.run(decryption(key, cipherText, scheme, label)).message().toByteArray();
  }

  @Test
  void decryptsWhatItEncrypted_withEachPadding() {
    TpmHandle key = key().load(tpm);
    for (TpmtRsaDecrypt scheme : new TpmtRsaDecrypt[] {OAEP, TpmtRsaDecrypt.RSAES}) {
      assertArrayEquals(MESSAGE, decrypt(key, encrypt(key, MESSAGE, scheme, LABEL), scheme, LABEL));
    }
  }

  @Test
  void decryptsWhatTheJdkEncrypted_labelIncludingItsZero() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        JcaKeys.of(key().publicArea()),
        new OAEPParameterSpec(
            "SHA-256",
            "MGF1",
            MGF1ParameterSpec.SHA256,
            new PSource.PSpecified(LABEL.toByteArray())));
    Bytes cipherText = Bytes.adopt(cipher.doFinal(MESSAGE));
    assertArrayEquals(MESSAGE, decrypt(key().load(tpm), cipherText, OAEP, LABEL));
  }

  @Test
  void givesTheWholeBlockWithoutPadding() {
    TpmHandle key = key().load(tpm);
    Bytes cipherText = encrypt(key, MESSAGE, TpmtRsaDecrypt.NULL, Bytes.EMPTY);
    byte[] block = decrypt(key, cipherText, TpmtRsaDecrypt.NULL, Bytes.EMPTY);
    assertEquals(KEY_BYTES, block.length);
    assertArrayEquals(MESSAGE, Arrays.copyOfRange(block, KEY_BYTES - MESSAGE.length, KEY_BYTES));
  }

  @Test
  void usesTheSchemeOfTheKeyIfNoneIsGiven() {
    TpmHandle key = key(TpmtRsaScheme.of(TpmAlg.OAEP, TpmAlg.SHA256)).load(tpm);
    Bytes cipherText = encrypt(key, MESSAGE, TpmtRsaDecrypt.NULL, LABEL);
    assertArrayEquals(MESSAGE, decrypt(key, cipherText, OAEP, LABEL));
  }

  @Test
  void encryptsWithARestrictedPublicKey() {
    TpmHandle key = key().with(TpmaObject.RESTRICTED).publicOnly().load(tpm);
    assertEquals(KEY_BYTES, encrypt(key, MESSAGE, OAEP, LABEL).size());
  }

  @Test
  void rejectsAnEccKey_handle1() {
    TpmHandle key =
        TestKey.ecc(EccCurve.NIST_P256, TpmtEccScheme.NULL).with(TpmaObject.DECRYPT).load(tpm);
    assertEquals(TpmRc.KEY.handle(1), tpm.code(encryption(key, MESSAGE, OAEP, LABEL)));
    assertEquals(
        TpmRc.KEY.handle(1), tpm.code(decryption(key, Bytes.of(new byte[KEY_BYTES]), OAEP, LABEL)));
  }

  @Test
  void rejectsASigningKey_handle1() {
    TpmHandle key = TestKey.rsa(TpmtRsaScheme.NULL).with(TpmaObject.SIGN).load(tpm);
    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(encryption(key, MESSAGE, OAEP, LABEL)));
    assertEquals(
        TpmRc.ATTRIBUTES.handle(1),
        tpm.code(decryption(key, Bytes.of(new byte[KEY_BYTES]), OAEP, LABEL)));
  }

  @Test
  void rejectsALabelWithoutZero_parameter3() {
    TpmHandle key = key().load(tpm);
    Bytes label = Bytes.of("label".getBytes(US_ASCII));
    assertEquals(TpmRc.VALUE.parameter(3), tpm.code(encryption(key, MESSAGE, OAEP, label)));
    assertEquals(
        TpmRc.VALUE.parameter(3),
        tpm.code(decryption(key, Bytes.of(new byte[KEY_BYTES]), OAEP, label)));
  }

  @Test
  void rejectsAnotherSchemeThanTheKeys_parameter2() {
    TpmHandle key = key(TpmtRsaScheme.of(TpmAlg.OAEP, TpmAlg.SHA1)).load(tpm);
    assertEquals(TpmRc.SCHEME.parameter(2), tpm.code(encryption(key, MESSAGE, OAEP, LABEL)));
    assertEquals(
        TpmRc.SCHEME.parameter(2),
        tpm.code(decryption(key, Bytes.of(new byte[KEY_BYTES]), TpmtRsaDecrypt.RSAES, LABEL)));
  }

  @Test
  void rejectsAMessageThatIsTooLong() {
    TpmHandle key = key().load(tpm);
    assertEquals(TpmRc.VALUE, tpm.code(encryption(key, new byte[63], OAEP, LABEL)));
    assertEquals(
        TpmRc.VALUE, tpm.code(encryption(key, new byte[118], TpmtRsaDecrypt.RSAES, Bytes.EMPTY)));
  }

  @Test
  void rejectsABlockNotBelowTheModulus() {
    TpmHandle key = key().load(tpm);
    byte[] block = new byte[KEY_BYTES];
    Arrays.fill(block, (byte) 0xFF);
    assertEquals(TpmRc.VALUE, tpm.code(encryption(key, block, TpmtRsaDecrypt.NULL, Bytes.EMPTY)));
    assertEquals(
        TpmRc.VALUE, tpm.code(decryption(key, Bytes.of(block), TpmtRsaDecrypt.NULL, Bytes.EMPTY)));
  }

  @Test
  void rejectsCipherTextOfAnotherSize() {
    TpmHandle key = key().load(tpm);
    assertEquals(TpmRc.SIZE, tpm.code(decryption(key, Bytes.of(new byte[127]), OAEP, LABEL)));
  }

  @Test
  void rejectsAWrongPaddingOrLabel() {
    TpmHandle key = key().load(tpm);
    Bytes cipherText = encrypt(key, MESSAGE, OAEP, LABEL);
    assertEquals(TpmRc.VALUE, tpm.code(decryption(key, cipherText, OAEP, Bytes.EMPTY)));
    assertEquals(TpmRc.VALUE, tpm.code(decryption(key, cipherText, TpmtRsaDecrypt.RSAES, LABEL)));
  }

  @Test
  void rejectsAHashThatTheKeyIsTooSmallFor() {
    TpmHandle key = key().load(tpm);
    TpmtRsaDecrypt tooLong = TpmtRsaDecrypt.of(TpmAlg.OAEP, TpmAlg.SHA512);
    assertEquals(TpmRc.VALUE, tpm.code(encryption(key, MESSAGE, tooLong, LABEL)));
    assertEquals(
        TpmRc.VALUE, tpm.code(decryption(key, Bytes.of(new byte[KEY_BYTES]), tooLong, LABEL)));
  }
}
