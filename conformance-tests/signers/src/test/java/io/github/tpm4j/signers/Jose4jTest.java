package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Key;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** jose4j, as it is without settings; its PS256 and others are {@link Jose4jPssTest}'s. */
class Jose4jTest extends OnEachTpm {
  private static final String MESSAGE = "for a TPM";

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512"})
  void signsWithRsa(String algorithm) throws Exception {
    signAndVerify(algorithm, rsa());
  }

  @ParameterizedTest
  @CsvSource({"ES256, secp256r1", "ES384, secp384r1", "ES512, secp521r1"})
  void signsWithEc(String algorithm, String curve) throws Exception {
    signAndVerify(algorithm, ec(curve));
  }

  private void signAndVerify(String algorithm, PrivateKeyEntry key) throws Exception {
    PublicKey publicKey = key.getCertificate().getPublicKey();
    String token = sign(algorithm, key.getPrivateKey());
    assertTrue(verifies(token, publicKey));
    assertEquals("paid", new JoseTool(folder).verify(token, publicKey));
    assertFalse(verifies(token, Foreign.like(publicKey)));
  }

  static String sign(String algorithm, PrivateKey key) throws JoseException {
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmHeaderValue(algorithm);
    token.setPayload("paid");
    token.setKey(key);
    return token.getCompactSerialization();
  }

  static boolean verifies(String token, PublicKey key) throws JoseException {
    JsonWebSignature received = new JsonWebSignature();
    received.setCompactSerialization(token);
    received.setKey(key);
    return received.verifySignature();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA-OAEP", "RSA-OAEP-256"})
  void decryptsWithRsa(String algorithm) throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    assertEquals(MESSAGE, opened(encrypted(algorithm, publicKey), key.getPrivateKey()));
    String ofOthers = NimbusTest.encrypted(algorithm, publicKey);
    assertEquals(MESSAGE, opened(ofOthers, key.getPrivateKey()));
  }

  /** It asks for a key with the secret number; Nimbus and jjwt read the same messages. */
  @Test
  void wantsOtherKeysForEcdh() throws Exception {
    PrivateKeyEntry key = ec();
    String message = encrypted("ECDH-ES", key.getCertificate().getPublicKey());
    JoseException refusal =
        assertThrows(JoseException.class, () -> opened(message, key.getPrivateKey()));
    assertTrue(refusal.getMessage().contains("expects ECPrivateKey"), refusal::getMessage);
  }

  @Test
  void aMessageForAnotherKeyIsNotOpened() throws Exception {
    String message = encrypted("RSA-OAEP-256", Foreign.like(rsa().getCertificate().getPublicKey()));
    Key key = rsa().getPrivateKey();
    assertThrows(JoseException.class, () -> opened(message, key));
  }

  static String encrypted(String algorithm, PublicKey key) throws JoseException {
    JsonWebEncryption message = new JsonWebEncryption();
    message.setAlgorithmHeaderValue(algorithm);
    message.setEncryptionMethodHeaderParameter("A256GCM");
    message.setKey(key);
    message.setPayload(MESSAGE);
    return message.getCompactSerialization();
  }

  private static String opened(String message, Key key) throws JoseException {
    JsonWebEncryption received = new JsonWebEncryption();
    received.setCompactSerialization(message);
    received.setKey(key);
    return received.getPayload();
  }
}
