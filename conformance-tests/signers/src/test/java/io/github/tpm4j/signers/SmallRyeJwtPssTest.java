package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** SmallRye JWT with RSA-PSS, whose parameters it sets before the key. */
@Tag(PreferredPss.TAG)
class SmallRyeJwtPssTest extends OnEachTpm {

  @ParameterizedTest
  @EnumSource(names = {"PS256", "PS384", "PS512"})
  void signsWithRsaPss(SignatureAlgorithm algorithm) throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    String token = SmallRyeJwtTest.sign(algorithm, key.getPrivateKey());
    assertTrue(Jose4jTest.verifies(token, publicKey));
    assertFalse(Jose4jTest.verifies(token, Foreign.like(publicKey)));
    String claims = new JoseTool(folder).verify(token, publicKey);
    assertTrue(claims.contains("\"sub\":\"alice\""), claims);
  }
}
