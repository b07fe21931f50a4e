package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource.PSpecified;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the JDK encrypts, and software decrypts, is unpadded here. */
class EmeOaepTest {
  private static final int MODULUS_BYTES = 256;
  private static final byte[] LABEL = {7, 7};

  private static KeyPair keys;

  @BeforeAll
  static void makeKeys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(8 * MODULUS_BYTES);
    keys = generator.generateKeyPair();
  }

  @ParameterizedTest
  @CsvSource({
    "SHA-256, SHA-1, 0",
    "SHA-256, SHA-256, 190",
    "SHA-1, SHA-512, 1",
    "SHA-512, SHA-1, 126"
  })
  void takesOffWhatTheJdkPutOn(String hash, String mask, int messageBytes)
      throws GeneralSecurityException {
    byte[] message = new byte[messageBytes];
    byte[] block = decrypt(encrypt(hash, mask, message));
    assertArrayEquals(message, padding(hash, mask, LABEL).decode(block).orElseThrow());
  }

  @Test
  void refusesAnotherLabel() throws GeneralSecurityException {
    byte[] block = decrypt(encrypt("SHA-256", "SHA-1", LABEL));
    EmeOaep other = padding("SHA-256", "SHA-1", new byte[] {8});
    assertTrue(other.decode(block).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "40"})
  void refusesAChangedOctet(int at) throws GeneralSecurityException {
    byte[] block = decrypt(encrypt("SHA-256", "SHA-1", LABEL));
    block[at] ^= 1;
    EmeOaep padding = padding("SHA-256", "SHA-1", LABEL);
    assertTrue(padding.decode(block).isEmpty());
  }

  private static EmeOaep padding(String hash, String mask, byte[] label) {
    return new EmeOaep(Functions.named(hash), Functions.named(mask), label);
  }

  private static byte[] encrypt(String hash, String mask, byte[] message)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        keys.getPublic(),
        new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(mask), new PSpecified(LABEL)));
    return cipher.doFinal(message);
  }

  private static byte[] decrypt(byte[] cipherText) {
    RSAPrivateKey key = (RSAPrivateKey) keys.getPrivate();
    byte[] number =
        new BigInteger(1, cipherText)
            .modPow(key.getPrivateExponent(), key.getModulus())
            .toByteArray();
    byte[] block = new byte[MODULUS_BYTES];
    int length = Math.min(number.length, MODULUS_BYTES);
    System.arraycopy(number, number.length - length, block, MODULUS_BYTES - length, length);
    return block;
  }
}
