package io.github.tpm4j.provider.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be made is refused when the generator is told, and RSASSA-PSS has one of its own. */
class RefusedAtInitializeTest {
  private static TpmProvider provider;

  @BeforeAll
  static void start() {
    provider = (TpmProvider) new TpmProvider().configure("engine:memory");
  }

  @AfterAll
  static void end() {
    provider.connection().close();
  }

  /** The TPM has SM2, and the JVM has no keys on it. */
  @Test
  void aCurveThatJavaDoesNotKnow() throws Exception {
    String words = refusal("sm2p256v1").getMessage();
    assertTrue(words.contains("P-256, P-384 and P-521"), words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp192r1", "secp224r1"})
  void curvesThatTheTpmDoesNotHave(String curve) throws Exception {
    String words = refusal(curve).getMessage();
    assertTrue(words.contains("cannot make"), words);
  }

  private static InvalidAlgorithmParameterException refusal(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    InvalidAlgorithmParameterException refusal =
        assertThrows(
            InvalidAlgorithmParameterException.class,
            () -> generator.initialize(new ECGenParameterSpec(curve)));
    TpmKeyGenParameterSpec own = TpmKeyGenParameterSpec.ec("key", curve).build();
    assertThrows(InvalidAlgorithmParameterException.class, () -> generator.initialize(own));
    return refusal;
  }

  @Test
  void keysOfPssAreBoundToIt() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS", provider);
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    TpmPrivateKey key = (TpmPrivateKey) pair.getPrivate();
    assertEquals(TpmAlg.RSAPSS, key.scheme());
    assertEquals(TpmAlg.SHA256, key.schemeHash());
    assertTrue(signs(pair, "SHA-256"));
    Signature other = Signature.getInstance("SHA256withRSA", provider);
    assertThrows(InvalidKeyException.class, () -> other.initSign(key));
  }

  @Test
  void theHashOfPssMayBeSaid() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS", provider);
    generator.initialize(
        new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4, parameters("SHA-384")));
    KeyPair pair = generator.generateKeyPair();
    assertEquals(TpmAlg.SHA384, ((TpmPrivateKey) pair.getPrivate()).schemeHash());
    assertTrue(signs(pair, "SHA-384"));
    Signature other = Signature.getInstance("RSASSA-PSS", provider);
    other.setParameter(parameters("SHA-256"));
    assertThrows(InvalidKeyException.class, () -> other.initSign(pair.getPrivate()));
  }

  @Test
  void parametersOfPssThatNoTpmHas() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSASSA-PSS", provider);
    for (AlgorithmParameterSpec spec :
        new AlgorithmParameterSpec[] {
          new RSAKeyGenParameterSpec(2048, BigInteger.valueOf(3)),
          new RSAKeyGenParameterSpec(
              2048,
              RSAKeyGenParameterSpec.F4,
              new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA1, 32, 1)),
          new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4, parameters("SHA-224")),
          TpmKeyGenParameterSpec.rsa("key", 2048).build(),
          new ECGenParameterSpec("secp256r1")
        }) {
      assertThrows(InvalidAlgorithmParameterException.class, () -> generator.initialize(spec));
    }
  }

  private static PSSParameterSpec parameters(String hash) {
    return new PSSParameterSpec(
        hash, "MGF1", new MGF1ParameterSpec(hash), hash.equals("SHA-256") ? 32 : 48, 1);
  }

  private static boolean signs(KeyPair pair, String hash) throws Exception {
    Signature signer = Signature.getInstance("RSASSA-PSS", provider);
    signer.initSign(pair.getPrivate());
    signer.setParameter(parameters(hash));
    signer.update((byte) 1);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance("RSASSA-PSS", "SunRsaSign");
    verifier.setParameter(parameters(hash));
    verifier.initVerify(pair.getPublic());
    verifier.update((byte) 1);
    return verifier.verify(signature);
  }
}
