package io.github.tpm4j.samples.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.github.tpm4j.samples.BundledKeys;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.SignatureException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each library's tokens, verified by the other. */
class TokensTest {
  private final BundledKeys keys = new BundledKeys();

  @AfterEach
  void close() {
    keys.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void nimbusSigns(String algorithm) throws Exception {
    PrivateKeyEntry entry = keys.entry(algorithm);
    String token = NimbusToken.sign(entry, "alice");
    assertEquals("alice", JjwtToken.subject(token, entry.getCertificate().getPublicKey()));
    PublicKey other = keys.entry(algorithm).getCertificate().getPublicKey();
    assertThrows(SignatureException.class, () -> JjwtToken.subject(token, other));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void jjwtSigns(String algorithm) throws Exception {
    PrivateKeyEntry entry = keys.entry(algorithm);
    SignedJWT token = SignedJWT.parse(JjwtToken.sign(entry, "alice"));
    assertTrue(token.verify(verifier(entry.getCertificate().getPublicKey())));
    assertEquals("alice", token.getJWTClaimsSet().getSubject());
    PublicKey other = keys.entry(algorithm).getCertificate().getPublicKey();
    assertFalse(token.verify(verifier(other)));
  }

  private static JWSVerifier verifier(PublicKey key) throws Exception {
    return key instanceof RSAPublicKey rsa
        ? new RSASSAVerifier(rsa)
        : new ECDSAVerifier((ECPublicKey) key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void jjwtDecrypts(String algorithm) throws Exception {
    PrivateKeyEntry entry = keys.entry(algorithm);
    PublicKey publicKey = entry.getCertificate().getPublicKey();
    byte[] content = {1, 2, 3};
    String message =
        publicKey instanceof RSAPublicKey
            ? Jwts.builder()
                .content(content)
                .encryptWith(publicKey, Jwts.KEY.RSA_OAEP_256, Jwts.ENC.A256GCM)
                .compact()
            : Jwts.builder()
                .content(content)
                .encryptWith(publicKey, Jwts.KEY.ECDH_ES, Jwts.ENC.A256GCM)
                .compact();
    assertArrayEquals(content, JjwtToken.decrypt(message, entry.getPrivateKey()));
  }
}
