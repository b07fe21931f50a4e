package io.github.tpm4j.provider.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TssPrivateKeySpec;
import io.github.tpm4j.provider.TpmProvider;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TpmKeyFactoryTest {
  private static TpmProvider provider;
  private static KeyFactory factory;

  @BeforeAll
  static void configure() throws Exception {
    provider = (TpmProvider) new TpmProvider().configure("engine:memory");
    factory = KeyFactory.getInstance("EC", provider);
  }

  @Test
  void keysOfOneSpecificationAreDestroyedByThemselves() throws Exception {
    PrivateKey first = keyWithPassword();
    TssPrivateKeySpec spec = factory.getKeySpec(first, TssPrivateKeySpec.class);
    PrivateKey second = factory.generatePrivate(spec);
    PrivateKey third = factory.generatePrivate(spec);
    assertEquals(first, second);
    second.destroy();

    assertTrue(sign(first).length > 0);
    assertTrue(sign(third).length > 0);
  }

  @Test
  void aKeyThatIsDestroyedBeforeItSignsSendsNoWrongPassword() throws Exception {
    PrivateKey key = keyWithPassword();
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(key);
    key.destroy();

    SignatureException refusal = assertThrows(SignatureException.class, signer::sign);
    assertTrue(refusal.getMessage().contains("destroyed"), refusal.getMessage());
  }

  @Test
  void translatesKeysOfItsAlgorithmOnly() throws Exception {
    PrivateKey key = keyWithPassword();
    assertEquals(key, factory.translateKey(key));
    KeyFactory rsa = KeyFactory.getInstance("RSA", provider);
    assertThrows(InvalidKeyException.class, () -> rsa.translateKey(key));
    assertThrows(InvalidKeyException.class, () -> factory.translateKey(null));
  }

  @Test
  void saysThatThereIsNothingInAnEmptyEncoding() {
    InvalidKeySpecException refusal =
        assertThrows(
            InvalidKeySpecException.class,
            () -> factory.generatePrivate(new PKCS8EncodedKeySpec(new byte[0])));
    assertTrue(refusal.getMessage().endsWith("it is empty"), refusal.getMessage());
  }

  private static PrivateKey keyWithPassword() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(
        TpmKeyGenParameterSpec.ec("web", "secp256r1").auth("secret".toCharArray()).build());
    KeyPair pair = generator.generateKeyPair();
    return pair.getPrivate();
  }

  private static byte[] sign(PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(key);
    return signer.sign();
  }
}
