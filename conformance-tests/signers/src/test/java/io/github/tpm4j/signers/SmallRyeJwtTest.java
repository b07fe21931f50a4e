package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SmallRye JWT, which signs by jose4j, and whose tokens jose4j and José verify. */
class SmallRyeJwtTest extends OnEachTpm {

  @ParameterizedTest
  @EnumSource(names = {"RS256", "RS512", "ES256", "ES384", "ES512"})
  void signs(SignatureAlgorithm algorithm) throws Exception {
    PrivateKeyEntry key =
        switch (algorithm) {
          case ES256 -> ec();
          case ES384 -> ec("secp384r1");
          case ES512 -> ec("secp521r1");
          default -> rsa();
        };
    PublicKey publicKey = key.getCertificate().getPublicKey();
    String token = sign(algorithm, key.getPrivateKey());
    assertTrue(Jose4jTest.verifies(token, publicKey));
    assertFalse(Jose4jTest.verifies(token, Foreign.like(publicKey)));
    String claims = new JoseTool(folder).verify(token, publicKey);
    assertTrue(claims.contains("\"sub\":\"alice\""), claims);
  }

  static String sign(SignatureAlgorithm algorithm, PrivateKey key) {
    return Jwt.subject("alice").jws().algorithm(algorithm).sign(key);
  }
}
