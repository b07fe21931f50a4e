package io.github.tpm4j.engine.commands.symmetric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.testing.TestKey;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt;
import io.github.tpm4j.tss.commands.symmetric.EncryptDecrypt2;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** TPM2_EncryptDecrypt and TPM2_EncryptDecrypt2, which differ in the order of parameters. */
class EncryptDecryptCommandsTest {
  private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
  private static final Bytes IV = Bytes.of(new byte[16]);
  private static final byte[] DATA = new byte[32];

  private final TestTpm tpm = TestTpm.started();

  private static TestKey key(TpmAlg mode) {
    return TestKey.cipher(new TpmtSymDefObject(TpmAlg.AES, 128, mode), KEY);
  }

  private TpmHandle any() {
    return key(TpmAlg.NULL).with(TpmaObject.SIGN | TpmaObject.DECRYPT).load(tpm);
  }

  private static EncryptDecrypt.Request first(
      TpmHandle key, boolean decrypt, TpmAlg mode, Bytes iv, byte[] data) {
    return new EncryptDecrypt.Request(key, decrypt, mode, iv, SecretBytes.of(data));
  }

  private static EncryptDecrypt2.Request second(
      TpmHandle key, boolean decrypt, TpmAlg mode, Bytes iv, byte[] data) {
    return new EncryptDecrypt2.Request(key, SecretBytes.of(data), decrypt, mode, iv);
  }

  private void assertCodes(
      TpmRc ofFirst, TpmRc ofSecond, TpmHandle key, TpmAlg mode, Bytes iv, byte[] data) {
    assertEquals(ofFirst, tpm.code(first(key, false, mode, iv, data)));
    assertEquals(ofSecond, tpm.code(second(key, false, mode, iv, data)));
  }

  @Test
  void encryptsAsTheJdkDoes() throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new IvParameterSpec(IV.toByteArray()));
    byte[] expected = cipher.doFinal(DATA);
    EncryptDecrypt.Response response = tpm.run(first(any(), false, TpmAlg.CBC, IV, DATA));
    assertArrayEquals(expected, response.outData().toByteArray());
    assertEquals(Bytes.of(expected, 16, 16), response.ivOut());
  }

  @Test
  void decryptsWhatItEncrypted_inEveryMode() {
    TpmHandle key = any();
    byte[] data = new byte[48];
    for (TpmAlg mode : new TpmAlg[] {TpmAlg.CTR, TpmAlg.OFB, TpmAlg.CBC, TpmAlg.CFB, TpmAlg.ECB}) {
      Bytes iv = mode.equals(TpmAlg.ECB) ? Bytes.EMPTY : IV;
      byte[] encrypted = tpm.run(second(key, false, mode, iv, data)).outData().toByteArray();
      assertArrayEquals(
          data, tpm.run(second(key, true, mode, iv, encrypted)).outData().toByteArray());
    }
  }

  @Test
  void goesOnWithIvOut_asIfItWereOneMessage() {
    TpmHandle key = any();
    EncryptDecrypt.Response whole = tpm.run(first(key, false, TpmAlg.CTR, IV, DATA));
    EncryptDecrypt.Response begin = tpm.run(first(key, false, TpmAlg.CTR, IV, new byte[16]));
    EncryptDecrypt.Response end =
        tpm.run(first(key, false, TpmAlg.CTR, begin.ivOut(), new byte[16]));
    assertEquals(
        Bytes.of(whole.outData().toByteArray(), 16, 16), Bytes.of(end.outData().toByteArray()));
    assertEquals(whole.ivOut(), end.ivOut());
  }

  @Test
  void usesTheModeOfTheKeyIfNoneIsGiven() {
    TpmHandle key = key(TpmAlg.CFB).with(TpmaObject.SIGN).load(tpm);
    assertEquals(
        tpm.run(first(key, false, TpmAlg.CFB, IV, DATA)),
        tpm.run(first(key, false, TpmAlg.NULL, IV, DATA)));
  }

  @Test
  void rejectsAKeyThatIsNoCipher_handle1() {
    TpmHandle key =
        TestKey.keyedHash(TpmtKeyedhashScheme.of(TpmAlg.HMAC, TpmAlg.SHA256), KEY)
            .with(TpmaObject.SIGN)
            .load(tpm);
    assertCodes(TpmRc.KEY.handle(1), TpmRc.KEY.handle(1), key, TpmAlg.CFB, IV, DATA);
  }

  @Test
  void rejectsAKeyForTheOtherDirection_handle1() {
    TpmHandle key = key(TpmAlg.CFB).with(TpmaObject.DECRYPT).load(tpm);
    assertCodes(TpmRc.ATTRIBUTES.handle(1), TpmRc.ATTRIBUTES.handle(1), key, TpmAlg.CFB, IV, DATA);
    TpmHandle encrypts = key(TpmAlg.CFB).with(TpmaObject.SIGN).load(tpm);
    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(first(encrypts, true, TpmAlg.CFB, IV, DATA)));
  }

  @Test
  void rejectsARestrictedKey_handle1() {
    TpmHandle key =
        key(TpmAlg.CFB)
            .with(TpmaObject.DECRYPT | TpmaObject.RESTRICTED)
            .in(TpmHandle.OWNER)
            .load(tpm);
    assertEquals(TpmRc.ATTRIBUTES.handle(1), tpm.code(first(key, true, TpmAlg.CFB, IV, DATA)));
  }

  @Test
  void rejectsAKeyForMacs_handle1() {
    TpmHandle key = key(TpmAlg.CMAC).with(TpmaObject.SIGN).load(tpm);
    assertCodes(TpmRc.MODE.handle(1), TpmRc.MODE.handle(1), key, TpmAlg.NULL, IV, DATA);
  }

  @Test
  void rejectsAnotherModeThanTheKeys_parameters2And3() {
    TpmHandle key = key(TpmAlg.CFB).with(TpmaObject.SIGN).load(tpm);
    assertCodes(TpmRc.MODE.parameter(2), TpmRc.MODE.parameter(3), key, TpmAlg.CTR, IV, DATA);
  }

  @Test
  void rejectsNoModeAtAll_parameters2And3() {
    assertCodes(TpmRc.MODE.parameter(2), TpmRc.MODE.parameter(3), any(), TpmAlg.NULL, IV, DATA);
  }

  @Test
  void rejectsAnIvOfAnotherSize_parameters3And4() {
    TpmHandle key = any();
    assertCodes(
        TpmRc.SIZE.parameter(3),
        TpmRc.SIZE.parameter(4),
        key,
        TpmAlg.CFB,
        Bytes.of(new byte[15]),
        DATA);
    assertCodes(TpmRc.SIZE.parameter(3), TpmRc.SIZE.parameter(4), key, TpmAlg.ECB, IV, DATA);
  }

  @Test
  void rejectsAPartOfABlock_parameters4And1() {
    TpmHandle key = any();
    assertCodes(
        TpmRc.SIZE.parameter(4), TpmRc.SIZE.parameter(1), key, TpmAlg.CBC, IV, new byte[17]);
    tpm.run(first(key, false, TpmAlg.CFB, IV, new byte[17]));
  }

  @Test
  void takesNoData() {
    TpmHandle key = any();
    assertEquals(0, tpm.run(first(key, false, TpmAlg.CBC, IV, new byte[0])).outData().size());
  }
}
