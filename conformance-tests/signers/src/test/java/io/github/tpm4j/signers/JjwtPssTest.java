package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jsonwebtoken.security.SignatureException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** jjwt with RSA-PSS, whose parameters it sets before the key. */
@Tag(PreferredPss.TAG)
class JjwtPssTest extends OnEachTpm {

  @ParameterizedTest
  @ValueSource(strings = {"PS256", "PS384", "PS512"})
  void signsWithRsaPss(String algorithm) throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    String token = JjwtTest.sign(algorithm, key.getPrivateKey());
    assertEquals("alice", JjwtTest.subject(token, publicKey));
    assertEquals("{\"sub\":\"alice\"}", new JoseTool(folder).verify(token, publicKey));
    PublicKey other = Foreign.like(publicKey);
    assertThrows(SignatureException.class, () -> JjwtTest.subject(token, other));
  }
}
