package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What software encrypts, TPMs decrypt. */
class CipherContractTest extends OnEveryTpm {
  private static final byte[] MESSAGE = "a secret of someone".getBytes();

  private static KeyPair keys;

  @BeforeParameterizedClassInvocation
  static void makeKeys() throws Exception {
    keys = tpm.key("RSA", 2048);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RSA/ECB/PKCS1Padding",
        "RSA/ECB/OAEPPadding",
        "RSA/ECB/OAEPWithSHA-1AndMGF1Padding",
        "RSA/ECB/OAEPWithSHA-224AndMGF1Padding",
        "RSA/ECB/OAEPWithSHA-256AndMGF1Padding",
        "RSA/ECB/OAEPWithSHA-384AndMGF1Padding",
        "RSA/ECB/OAEPWithSHA-512AndMGF1Padding"
      })
  void decryptsWhatTheJdkEncrypts(String transformation) throws GeneralSecurityException {
    Cipher software = Cipher.getInstance(transformation, "SunJCE");
    software.init(Cipher.ENCRYPT_MODE, keys.getPublic());
    assertArrayEquals(MESSAGE, decrypt(transformation, null, software.doFinal(MESSAGE)));
    Cipher own = Cipher.getInstance(transformation, tpm.provider());
    own.init(Cipher.ENCRYPT_MODE, keys.getPublic());
    assertArrayEquals(MESSAGE, decrypt(transformation, null, own.doFinal(MESSAGE)));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA-256, SHA-256, ''",
    "SHA-256, SHA-256, 6C6100",
    "SHA-256, SHA-256, 6C61",
    "SHA-384, SHA-1, 6C6100",
    "SHA-1, SHA-256, 00"
  })
  void oaepTakesParameters(String hash, String mask, String label) throws GeneralSecurityException {
    byte[] octets = java.util.HexFormat.of().parseHex(label);
    OAEPParameterSpec parameters =
        new OAEPParameterSpec(
            hash, "MGF1", new MGF1ParameterSpec(mask), new PSource.PSpecified(octets));
    Cipher software = Cipher.getInstance("RSA/ECB/OAEPPadding", "SunJCE");
    software.init(Cipher.ENCRYPT_MODE, keys.getPublic(), parameters);
    byte[] encrypted = software.doFinal(MESSAGE);
    assertArrayEquals(MESSAGE, decrypt("RSA/ECB/OAEPPadding", parameters, encrypted));
  }

  @Test
  void theBareFunctionKeepsLeadingZeros() throws GeneralSecurityException {
    byte[] block = new byte[256];
    block[255] = 7;
    Cipher software = Cipher.getInstance("RSA/ECB/NoPadding", "SunJCE");
    software.init(Cipher.ENCRYPT_MODE, keys.getPublic());
    assertArrayEquals(block, decrypt("RSA/ECB/NoPadding", null, software.doFinal(block)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RSA/ECB/PKCS1Padding",
        "RSA/ECB/OAEPWithSHA-256AndMGF1Padding",
        "RSA/ECB/OAEPPadding"
      })
  void wrongPaddingIsABadPaddingException(String transformation) throws GeneralSecurityException {
    byte[] block = new byte[256];
    block[200] = 1;
    Cipher software = Cipher.getInstance("RSA/ECB/NoPadding", "SunJCE");
    software.init(Cipher.ENCRYPT_MODE, keys.getPublic());
    byte[] encrypted = software.doFinal(block);
    assertThrows(BadPaddingException.class, () -> decrypt(transformation, null, encrypted));
  }

  @Test
  void tooMuchIsAnIllegalBlockSize() {
    assertThrows(
        IllegalBlockSizeException.class,
        () -> decrypt("RSA/ECB/PKCS1Padding", null, new byte[257]));
  }

  @Test
  void wrappedKeysAreUnwrapped() throws GeneralSecurityException {
    SecretKey wrapped = new SecretKeySpec(new byte[16], "AES");
    Cipher software = Cipher.getInstance("RSA/ECB/OAEPPadding", "SunJCE");
    software.init(Cipher.WRAP_MODE, keys.getPublic());
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding", tpm.provider());
    cipher.init(Cipher.UNWRAP_MODE, keys.getPrivate());
    assertEquals(wrapped, cipher.unwrap(software.wrap(wrapped), "AES", Cipher.SECRET_KEY));
  }

  @Test
  void encryptingWithThePrivateKeySigns() throws GeneralSecurityException {
    byte[] digestInfo = new byte[51];
    byte[] head = java.util.HexFormat.of().parseHex("3031300d060960864801650304020105000420");
    System.arraycopy(head, 0, digestInfo, 0, head.length);
    java.security.MessageDigest sha256 = java.security.MessageDigest.getInstance("SHA-256");
    System.arraycopy(sha256.digest(MESSAGE), 0, digestInfo, head.length, 32);
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding", tpm.provider());
    cipher.init(Cipher.ENCRYPT_MODE, keys.getPrivate());
    Signature verifier = Signature.getInstance("SHA256withRSA", "SunRsaSign");
    verifier.initVerify(keys.getPublic());
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(cipher.doFinal(digestInfo)));
  }

  @Test
  void aKeyBoundToOaepRefusesOtherPaddingsAtInit() throws GeneralSecurityException {
    KeyPair bound =
        tpm.key(
            TpmKeyGenParameterSpec.rsa("oaep", 2048)
                .purposes(KeyPurpose.DECRYPT)
                .padding(KeyPadding.ENCRYPTION_OAEP)
                .digest("SHA-256"));
    Cipher pkcs1 = Cipher.getInstance("RSA/ECB/PKCS1Padding", tpm.provider());
    InvalidKeyException refusal =
        assertThrows(
            InvalidKeyException.class, () -> pkcs1.init(Cipher.DECRYPT_MODE, bound.getPrivate()));
    assertTrue(refusal.getMessage().contains("oaep"), refusal.getMessage());
    OAEPParameterSpec parameters =
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    Cipher software = Cipher.getInstance("RSA/ECB/OAEPPadding", "SunJCE");
    software.init(Cipher.ENCRYPT_MODE, bound.getPublic(), parameters);
    Cipher oaep = Cipher.getInstance("RSA/ECB/OAEPPadding", tpm.provider());
    oaep.init(Cipher.DECRYPT_MODE, bound.getPrivate(), parameters);
    assertArrayEquals(MESSAGE, oaep.doFinal(software.doFinal(MESSAGE)));
    assertThrows(BadPaddingException.class, () -> oaep.doFinal(new byte[256]));
  }

  @Test
  void aKeyBoundToPkcs1TellsBadPadding() throws GeneralSecurityException {
    KeyPair bound =
        tpm.key(
            TpmKeyGenParameterSpec.rsa("pkcs1", 2048)
                .purposes(KeyPurpose.DECRYPT)
                .padding(KeyPadding.ENCRYPTION_PKCS1));
    Cipher software = Cipher.getInstance("RSA/ECB/PKCS1Padding", "SunJCE");
    software.init(Cipher.ENCRYPT_MODE, bound.getPublic());
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding", tpm.provider());
    cipher.init(Cipher.DECRYPT_MODE, bound.getPrivate());
    assertArrayEquals(MESSAGE, cipher.doFinal(software.doFinal(MESSAGE)));
    assertThrows(BadPaddingException.class, () -> cipher.doFinal(new byte[256]));
  }

  private static byte[] decrypt(
      String transformation, AlgorithmParameterSpec parameters, byte[] encrypted)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(transformation, tpm.provider());
    cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate(), parameters);
    return cipher.doFinal(encrypted);
  }
}
