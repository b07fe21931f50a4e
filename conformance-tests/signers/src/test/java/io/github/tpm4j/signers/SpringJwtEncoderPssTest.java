package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.RSAKey;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Spring Security's encoder of tokens with RSA-PSS, whose parameters it sets before the key. */
@Tag(PreferredPss.TAG)
class SpringJwtEncoderPssTest extends OnEachTpm {

  @ParameterizedTest
  @EnumSource(names = {"PS256", "PS384", "PS512"})
  void signsWithRsaPss(SignatureAlgorithm algorithm) throws Exception {
    PrivateKeyEntry key = rsa();
    RSAPublicKey publicKey = (RSAPublicKey) key.getCertificate().getPublicKey();
    String token =
        SpringJwtEncoderTest.encode(
            new RSAKey.Builder(publicKey).privateKey(key.getPrivateKey()).build(), algorithm);
    assertEquals("alice", subject(token, publicKey, algorithm));
    assertEquals("{\"sub\":\"alice\"}", new JoseTool(folder).verify(token, publicKey));
    RSAPublicKey other = (RSAPublicKey) Foreign.like(publicKey);
    assertThrows(BadJwtException.class, () -> subject(token, other, algorithm));
  }

  private static String subject(String token, RSAPublicKey key, SignatureAlgorithm algorithm)
      throws JwtException {
    return NimbusJwtDecoder.withPublicKey(key)
        .signatureAlgorithm(algorithm)
        .build()
        .decode(token)
        .getSubject();
  }
}
