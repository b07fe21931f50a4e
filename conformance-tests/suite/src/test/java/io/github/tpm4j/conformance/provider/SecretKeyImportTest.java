package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.TpmSecretKeyImport;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.keystore.WrappedKey;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyStore;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secret keys of software become keys of the TPM when that is asked for, and only then. */
class SecretKeyImportTest extends OnEveryTpm {
  private static final byte[] MESSAGE = "what nobody must change".getBytes();

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static SecretKeyFactory factory(String algorithm) throws GeneralSecurityException {
    return SecretKeyFactory.getInstance(algorithm, tpm.provider());
  }

  private static byte[] mac(String algorithm, String provider, Key key) throws Exception {
    Mac mac =
        provider == null
            ? Mac.getInstance(algorithm, tpm.provider())
            : Mac.getInstance(algorithm, provider);
    mac.init(key);
    return mac.doFinal(MESSAGE);
  }

  /** Of a block at the most, and longer. */
  @ParameterizedTest
  @CsvSource({
    "HmacSHA1, 1",
    "HmacSHA1, 64",
    "HmacSHA256, 32",
    "HmacSHA256, 65",
    "HmacSHA256, 300",
    "HmacSHA384, 128",
    "HmacSHA512, 128",
    "HmacSHA512, 129"
  })
  void aKeyOfHmacMakesTheSameMacs(String algorithm, int keyBytes) throws Exception {
    SecretKeySpec software = new SecretKeySpec(bytes(keyBytes), algorithm);
    TpmKeyGenParameterSpec target = TpmKeyGenParameterSpec.hmac("tokens", algorithm).build();
    TpmSecretKey key =
        (TpmSecretKey) factory(algorithm).generateSecret(new TpmSecretKeyImport(target, software));
    assertArrayEquals(mac(algorithm, "SunJCE", software), mac(algorithm, null, key));
    assertNull(key.getEncoded());
    assertEquals("tokens", key.alias());
    assertArrayEquals(bytes(keyBytes), software.getEncoded());
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32})
  void aKeyOfAesEncryptsTheSame_andIsKept(int keyBytes) throws Exception {
    SecretKeySpec software = new SecretKeySpec(bytes(keyBytes), "AES");
    KeyStore store = tpm.keyStore();
    factory("AES")
        .generateSecret(
            new TpmSecretKeyImport(
                TpmKeyGenParameterSpec.aes("files", keyBytes * 8)
                    .auth("right".toCharArray())
                    .storeIn(store)
                    .build(),
                software));
    Cipher jdk = Cipher.getInstance("AES/ECB/PKCS5Padding", "SunJCE");
    jdk.init(Cipher.ENCRYPT_MODE, software);
    Cipher own = Cipher.getInstance("AES/ECB/PKCS5Padding", tpm.provider());
    own.init(Cipher.ENCRYPT_MODE, store.getKey("files", "right".toCharArray()));
    assertArrayEquals(jdk.doFinal(MESSAGE), own.doFinal(MESSAGE));
    assertThrows(
        InvalidKeyException.class,
        () -> own.init(Cipher.ENCRYPT_MODE, store.getKey("files", null)));
  }

  /** As long as its digest; its file is as long as that of a key of this length. */
  @ParameterizedTest
  @CsvSource({"HmacSHA1, 20", "HmacSHA256, 32", "HmacSHA384, 48", "HmacSHA512, 64"})
  void aKeyThatTheTpmMakesIsNotShorterThanItsMac(String algorithm, int keyBytes) throws Exception {
    TpmKeyGenParameterSpec target = TpmKeyGenParameterSpec.hmac("tokens", algorithm).build();
    SecretKeySpec software = new SecretKeySpec(bytes(keyBytes), algorithm);
    SecretKeySpec shorter = new SecretKeySpec(bytes(keyBytes - 1), algorithm);
    int made = fileBytes(tpm.secretKey(algorithm));
    SecretKeyFactory factory = factory(algorithm);
    assertEquals(made, fileBytes(factory.generateSecret(new TpmSecretKeyImport(target, software))));
    assertEquals(
        made - 1, fileBytes(factory.generateSecret(new TpmSecretKeyImport(target, shorter))));
  }

  private static int fileBytes(Key key) {
    return ((WrappedKey) ((TpmSecretKey) key).source()).key().privateArea().size();
  }

  @Test
  void unaskedNothingIsImported() throws Exception {
    SecretKeySpec software = new SecretKeySpec(bytes(16), "AES");
    InvalidKeySpecException refusal =
        assertThrows(InvalidKeySpecException.class, () -> factory("AES").generateSecret(software));
    assertTrue(refusal.getMessage().contains("TpmSecretKeyImport"), refusal::getMessage);
    assertThrows(InvalidKeyException.class, () -> factory("AES").translateKey(software));
    assertThrows(
        InvalidKeySpecException.class,
        () -> factory("AES").getKeySpec(software, SecretKeySpec.class));
    assertThrows(InvalidKeySpecException.class, () -> factory("AES").generateSecret(null));
  }

  @Test
  void whatDoesNotFitIsRefused_withoutTheValue() throws Exception {
    SecretKeySpec software = new SecretKeySpec("a value to keep!".getBytes(), "AES");
    TpmKeyGenParameterSpec longer = TpmKeyGenParameterSpec.aes("files", 256).build();
    TpmKeyGenParameterSpec hmac = TpmKeyGenParameterSpec.hmac("mac", "HmacSHA1").build();
    for (TpmKeyGenParameterSpec target : List.of(longer, hmac)) {
      TpmSecretKeyImport wanted = new TpmSecretKeyImport(target, software);
      InvalidKeySpecException refusal =
          assertThrows(InvalidKeySpecException.class, () -> factory("AES").generateSecret(wanted));
      assertFalse(refusal.getMessage().contains("keep"), refusal::getMessage);
      assertFalse(wanted.toString().contains("keep"), wanted::toString);
    }
    TpmKeyGenParameterSpec pair = TpmKeyGenParameterSpec.rsa("rsa", 2048).build();
    assertThrows(IllegalArgumentException.class, () -> new TpmSecretKeyImport(pair, software));
    TpmSecretKey ofTpm = tpm.secretKey("AES");
    assertThrows(IllegalArgumentException.class, () -> new TpmSecretKeyImport(longer, ofTpm));
  }

  @Test
  void keysGoThroughTheirFile() throws Exception {
    TpmSecretKey key = tpm.secretKey("HmacSHA256");
    SecretKeyFactory factory = factory("HmacSHA256");
    TssPrivateKeySpec file = (TssPrivateKeySpec) factory.getKeySpec(key, TssPrivateKeySpec.class);
    assertArrayEquals(
        mac("HmacSHA256", null, key), mac("HmacSHA256", null, factory.generateSecret(file)));
    assertSame(key, factory.translateKey(key));
    assertThrows(InvalidKeySpecException.class, () -> factory("HmacSHA1").generateSecret(file));
    assertThrows(InvalidKeyException.class, () -> factory("AES").translateKey(key));
    assertThrows(InvalidKeySpecException.class, () -> factory.getKeySpec(key, SecretKeySpec.class));
  }
}
