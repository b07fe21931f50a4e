package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Spring Security's encoder of tokens, which the authorization server uses. */
class SpringJwtEncoderTest extends OnEachTpm {

  @Test
  void signsWithRsa() throws Exception {
    PrivateKeyEntry key = rsa();
    RSAPublicKey publicKey = (RSAPublicKey) key.getCertificate().getPublicKey();
    String token =
        encode(
            new RSAKey.Builder(publicKey).privateKey(key.getPrivateKey()).build(),
            SignatureAlgorithm.RS256);
    assertEquals("alice", subject(token, publicKey));
    assertEquals("{\"sub\":\"alice\"}", new JoseTool(folder).verify(token, publicKey));
    RSAPublicKey other = (RSAPublicKey) Foreign.like(publicKey);
    assertThrows(BadJwtException.class, () -> subject(token, other));
  }

  static String subject(String token, RSAPublicKey key) {
    return NimbusJwtDecoder.withPublicKey(key).build().decode(token).getSubject();
  }

  @Test
  void signsWithEc() throws Exception {
    PrivateKeyEntry key = ec();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    ECPublicKey ecKey = (ECPublicKey) publicKey;
    String token =
        encode(
            new ECKey.Builder(JoseTool.curve(ecKey), ecKey).privateKey(key.getPrivateKey()).build(),
            SignatureAlgorithm.ES256);
    JoseTool jose = new JoseTool(folder);
    assertEquals("{\"sub\":\"alice\"}", jose.verify(token, publicKey));
    jose.refuse(token, Foreign.like(publicKey));
  }

  static String encode(JWK key, SignatureAlgorithm algorithm) {
    JwtEncoder encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key)));
    return encoder
        .encode(
            JwtEncoderParameters.from(
                JwsHeader.with(algorithm).build(), JwtClaimsSet.builder().subject("alice").build()))
        .getTokenValue();
  }
}
