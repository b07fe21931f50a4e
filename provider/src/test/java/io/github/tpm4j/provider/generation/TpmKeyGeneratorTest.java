package io.github.tpm4j.provider.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.provider.TpmProvider;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generators of secret keys, and the keys that they make. */
class TpmKeyGeneratorTest {
  private final Provider provider = new TpmProvider().configure("engine:memory");

  private TpmSecretKey make(String algorithm) throws Exception {
    return (TpmSecretKey) KeyGenerator.getInstance(algorithm, provider).generateKey();
  }

  @ParameterizedTest
  @CsvSource({
    "AES, AES",
    "2.16.840.1.101.3.4.1, AES",
    "HmacSHA1, HmacSHA1",
    "HMACSHA256, HmacSHA256",
    "1.2.840.113549.2.10, HmacSHA384",
    "HmacSHA512, HmacSHA512"
  })
  void makesTheStandardKey(String generator, String algorithm) throws Exception {
    TpmSecretKey key = make(generator);
    assertEquals(algorithm, key.getAlgorithm());
    assertEquals(algorithm.equals("AES") ? 256 : 0, key.keySizeBits());
    assertNull(key.getFormat());
    assertNull(key.getEncoded());
    assertFalse(key.isDestroyed());
    assertTrue(key.toString().contains(algorithm), key::toString);
  }

  @Test
  void keysAreEqualIfTheirNamesAre() throws Exception {
    TpmSecretKey key = make("AES");
    TpmSecretKey same = key.with("other", KeyAuth.none());
    assertEquals(key, same);
    assertEquals(key.hashCode(), same.hashCode());
    assertNotEquals(key, make("AES"));
    assertNotEquals(key, new Object());
  }

  @Test
  void aDestroyedKeyIsRefused_andItsTwinIsNot() throws Exception {
    TpmSecretKey key = make("AES");
    TpmSecretKey twin = key.with("twin", KeyAuth.none());
    key.destroy();
    assertTrue(key.isDestroyed());
    assertThrows(InvalidKeyException.class, key::requireUsable);
    twin.requireUsable();
  }

  @Test
  void keysAreNotSerialized() throws Exception {
    TpmSecretKey key = make("HmacSHA256");
    ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream());
    assertThrows(NotSerializableException.class, () -> out.writeObject(key));
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 192, 256})
  void makesAesOfAnySize(int bits) throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
    generator.init(bits);
    assertEquals(bits, ((TpmSecretKey) generator.generateKey()).keySizeBits());
    generator.init(new SecureRandom());
    assertEquals(256, ((TpmSecretKey) generator.generateKey()).keySizeBits());
  }

  @Test
  void refusesSizesThatNoTpmMakes() throws Exception {
    KeyGenerator aes = KeyGenerator.getInstance("AES", provider);
    for (int bits : new int[] {0, -1, 100, 512}) {
      assertThrows(InvalidParameterException.class, () -> aes.init(bits));
    }
    KeyGenerator hmac = KeyGenerator.getInstance("HmacSHA384", provider);
    hmac.init(384);
    assertEquals("HmacSHA384", hmac.generateKey().getAlgorithm());
    InvalidParameterException refusal =
        assertThrows(InvalidParameterException.class, () -> hmac.init(256));
    assertTrue(refusal.getMessage().contains("384"), refusal::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AES", "HmacSHA256"})
  void refusesOtherSpecifications(String algorithm) throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance(algorithm, provider);
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> generator.init(new ECGenParameterSpec("secp256r1")));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> generator.init(TpmKeyGenParameterSpec.rsa("rsa", 2048).build()));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> generator.init(TpmKeyGenParameterSpec.hmac("other", "HmacSHA1").build()));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () ->
            generator.init(
                TpmKeyGenParameterSpec.hmac(
                        "long", algorithm.equals("AES") ? "HmacSHA1" : algorithm)
                    .auth("a password of more than 32 bytes that no key has".toCharArray())
                    .build()));
  }

  @Test
  void keepsTheNameAndThePurpose() throws Exception {
    KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
    generator.init(TpmKeyGenParameterSpec.aes("reader", 128).purposes(KeyPurpose.DECRYPT).build());
    TpmSecretKey key = (TpmSecretKey) generator.generateKey();
    assertEquals("reader", key.alias());
    assertTrue(key.canDecrypt());
    assertFalse(key.canEncrypt());
  }

  @Test
  void generatorsOfPairsMakeNoSecretKeys() throws Exception {
    var pairs = java.security.KeyPairGenerator.getInstance("RSA", provider);
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> pairs.initialize(TpmKeyGenParameterSpec.aes("aes", 128).build()));
  }

  @Test
  void isReadFromItsFile() throws Exception {
    TpmSecretKey key = make("HmacSHA256");
    WrappedKey wrapped = (WrappedKey) key.source();
    assertEquals(key, TpmSecretKey.of(key.tpm(), wrapped.key(), "again", KeyAuth.none()));
  }

  /** JSSE makes keys of its session tickets so, and encrypts by them in software. */
  @Test
  void whereTheProviderIsFirstAKeyOfWhichNothingIsSaidIsOfSoftware() throws Exception {
    Security.insertProviderAt(provider, 1);
    try {
      KeyGenerator generator = KeyGenerator.getInstance("AES");
      generator.init(256, new SecureRandom());
      assertEquals(32, generator.generateKey().getEncoded().length);
      assertEquals("AES", KeyGenerator.getInstance("AES").generateKey().getAlgorithm());
      KeyGenerator asked = KeyGenerator.getInstance("AES");
      asked.init(TpmKeyGenParameterSpec.aes("asked", 128).build());
      assertInstanceOf(TpmSecretKey.class, asked.generateKey());
    } finally {
      Security.removeProvider(provider.getName());
    }
  }
}
