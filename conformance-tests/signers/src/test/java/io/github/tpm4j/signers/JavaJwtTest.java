package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;

/**
 * auth0's java-jwt. Its algorithms are made of {@code RSAPrivateKey} and {@code ECPrivateKey},
 * which have the secret numbers; but they may be written anew.
 */
class JavaJwtTest extends OnEachTpm {

  @Test
  void itsOwnAlgorithmsTakeNoSuchKey() throws Exception {
    assertFalse(rsa().getPrivateKey() instanceof RSAPrivateKey);
    assertFalse(ec().getPrivateKey() instanceof ECPrivateKey);
  }

  @Test
  void anAlgorithmOfOnesOwnSignsWithRsa() throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    Algorithm signing = new JcaAlgorithm("RS256", "SHA256withRSA", key.getPrivateKey());
    verify(
        JWT.create().withSubject("alice").sign(signing),
        publicKey,
        Algorithm.RSA256((RSAPublicKey) publicKey, null),
        Algorithm.RSA256((RSAPublicKey) Foreign.like(publicKey), null));
  }

  @Test
  void anAlgorithmOfOnesOwnSignsWithRsaPss_whichTheLibraryLacks() throws Exception {
    PrivateKeyEntry key = rsa();
    Algorithm signing = new JcaAlgorithm("PS256", "SHA256withRSAandMGF1", key.getPrivateKey());
    String token = JWT.create().withSubject("alice").sign(signing);
    PublicKey publicKey = key.getCertificate().getPublicKey();
    assertEquals("alice", JWT.decode(token).getSubject());
    new JoseTool(folder).verify(token, publicKey);
    new JoseTool(folder).refuse(token, Foreign.like(publicKey));
  }

  @Test
  void anAlgorithmOfOnesOwnSignsWithEc() throws Exception {
    PrivateKeyEntry key = ec();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    Algorithm signing =
        new JcaAlgorithm("ES256", "SHA256withECDSAinP1363Format", key.getPrivateKey());
    verify(
        JWT.create().withSubject("alice").sign(signing),
        publicKey,
        Algorithm.ECDSA256((ECPublicKey) publicKey, null),
        Algorithm.ECDSA256((ECPublicKey) Foreign.like(publicKey), null));
  }

  private void verify(String token, PublicKey key, Algorithm verifier, Algorithm ofAnother)
      throws Exception {
    assertEquals("alice", JWT.require(verifier).build().verify(token).getSubject());
    assertThrows(
        SignatureVerificationException.class, () -> JWT.require(ofAnother).build().verify(token));
    new JoseTool(folder).verify(token, key);
  }
}
