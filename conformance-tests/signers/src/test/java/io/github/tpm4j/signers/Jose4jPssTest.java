package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** jose4j with RSA-PSS, whose parameters it sets before the key. */
@Tag(PreferredPss.TAG)
class Jose4jPssTest extends OnEachTpm {

  @ParameterizedTest
  @ValueSource(strings = {"PS256", "PS384", "PS512"})
  void signsWithRsaPss(String algorithm) throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    String token = Jose4jTest.sign(algorithm, key.getPrivateKey());
    assertTrue(Jose4jTest.verifies(token, publicKey));
    assertEquals("paid", new JoseTool(folder).verify(token, publicKey));
    assertFalse(Jose4jTest.verifies(token, Foreign.like(publicKey)));
  }
}
