package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.KeyPair;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nimbus JOSE+JWT with RSA-PSS, whose parameters it sets before the key. */
@Tag(PreferredPss.TAG)
class NimbusPssTest extends OnEachTpm {

  @ParameterizedTest
  @ValueSource(strings = {"PS256", "PS384", "PS512"})
  void signsWithRsaPss(String algorithm) throws Exception {
    PrivateKeyEntry key = rsa();
    PublicKey publicKey = key.getCertificate().getPublicKey();
    String token = signed(algorithm, key.getPrivateKey());
    assertTrue(verifies(token, publicKey));
    assertEquals("paid", new JoseTool(folder).verify(token, publicKey));
    PublicKey other = Foreign.like(publicKey);
    assertFalse(verifies(token, other));
    new JoseTool(folder).refuse(token, other);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PS256", "PS384", "PS512"})
  void keysOfSoftwareStillSign(String algorithm) throws Exception {
    KeyPair pair = Foreign.pairLike(rsa().getCertificate().getPublicKey());
    assertTrue(verifies(signed(algorithm, pair.getPrivate()), pair.getPublic()));
  }

  private static String signed(String algorithm, PrivateKey key) throws Exception {
    JWSObject token =
        new JWSObject(new JWSHeader(JWSAlgorithm.parse(algorithm)), new Payload("paid"));
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private static boolean verifies(String token, PublicKey key) throws Exception {
    return JWSObject.parse(token).verify(new RSASSAVerifier((RSAPublicKey) key));
  }
}
