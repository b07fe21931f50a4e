package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.KeyAlgorithm;
import io.jsonwebtoken.security.SecureDigestAlgorithm;
import io.jsonwebtoken.security.SignatureException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** jjwt, as it is without settings; its PS256 and others are {@link JjwtPssTest}'s. */
class JjwtTest extends OnEachTpm {
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
    assertEquals("alice", subject(token, publicKey));
    assertEquals("{\"sub\":\"alice\"}", new JoseTool(folder).verify(token, publicKey));
    PublicKey other = Foreign.like(publicKey);
    assertThrows(SignatureException.class, () -> subject(token, other));
  }

  @SuppressWarnings("unchecked")
  static String sign(String algorithm, PrivateKey key) {
    var scheme = (SecureDigestAlgorithm<PrivateKey, PublicKey>) Jwts.SIG.get().forKey(algorithm);
    return Jwts.builder().subject("alice").signWith(key, scheme).compact();
  }

  static String subject(String token, PublicKey key) {
    return Jwts.parser().verifyWith(key).build().parseSignedClaims(token).getPayload().getSubject();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA-OAEP", "RSA-OAEP-256"})
  void decryptsWithRsa(String algorithm) throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    assertOpened(encrypted(algorithm, publicKey), key);
    assertOpened(Jose4jTest.encrypted(algorithm, publicKey), key);
  }

  @ParameterizedTest
  @CsvSource({"ECDH-ES, secp256r1", "ECDH-ES+A256KW, secp384r1"})
  void decryptsWithEc(String algorithm, String curve) throws Exception {
    PrivateKeyEntry key = ec(curve);
    PublicKey publicKey = key.getCertificate().getPublicKey();
    assertOpened(encrypted(algorithm, publicKey), key);
    assertOpened(new JoseTool(folder).encrypt(MESSAGE, publicKey, algorithm), key);
  }

  private static void assertOpened(String message, PrivateKeyEntry key) {
    assertEquals(MESSAGE, opened(message, key.getPrivateKey()));
  }

  @Test
  void aMessageForAnotherKeyIsNotOpened() throws Exception {
    PublicKey other = Foreign.like(rsa().getCertificate().getPublicKey());
    String message = encrypted("RSA-OAEP-256", other);
    PrivateKey key = rsa().getPrivateKey();
    assertThrows(JwtException.class, () -> opened(message, key));
  }

  @SuppressWarnings("unchecked")
  private static String encrypted(String algorithm, PublicKey key) {
    var scheme = (KeyAlgorithm<PublicKey, PrivateKey>) Jwts.KEY.get().forKey(algorithm);
    return Jwts.builder()
        .content(MESSAGE.getBytes(StandardCharsets.UTF_8))
        .encryptWith(key, scheme, Jwts.ENC.A256GCM)
        .compact();
  }

  private static String opened(String message, PrivateKey key) {
    return new String(
        Jwts.parser().decryptWith(key).build().parseEncryptedContent(message).getPayload(),
        StandardCharsets.UTF_8);
  }
}
