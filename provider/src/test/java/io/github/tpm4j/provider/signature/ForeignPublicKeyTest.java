package io.github.tpm4j.provider.signature;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.TpmProvider;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that only this provider has must not end where the key is not a TPM's. */
class ForeignPublicKeyTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

  @BeforeEach
  void register() {
    Security.addProvider(new TpmProvider());
  }

  @AfterEach
  void remove() {
    Security.removeProvider(TpmProvider.NAME);
  }

  @Test
  void verifiesPssByNameWithAPublicKeyOfSoftware() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    byte[] signature = sign(pair);

    assertTrue(verify(pair, MESSAGE, signature));
    assertFalse(verify(pair, new byte[1], signature));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ML-DSA", "ML-DSA-44", "HASH-ML-DSA", "ML-DSA-65-WITH-SHA512"})
  void verifiesMlDsaWithAPublicKeyOfSoftware(String algorithm) throws Exception {
    Provider bouncyCastle = new BouncyCastleProvider();
    String generator = algorithm.equals("ML-DSA") ? "ML-DSA-87" : algorithm;
    KeyPair pair = KeyPairGenerator.getInstance(generator, bouncyCastle).generateKeyPair();
    Signature software = Signature.getInstance(pair.getPublic().getAlgorithm(), bouncyCastle);
    software.initSign(pair.getPrivate());
    software.update(MESSAGE);
    byte[] signature = software.sign();

    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(pair.getPublic());
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(signature));
    verifier.update(new byte[1]);
    assertFalse(verifier.verify(signature));
  }

  private static byte[] sign(KeyPair pair) throws Exception {
    Signature software = Signature.getInstance("RSASSA-PSS", "SunRsaSign");
    software.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    software.initSign(pair.getPrivate());
    software.update(MESSAGE);
    return software.sign();
  }

  private static boolean verify(KeyPair pair, byte[] message, byte[] signature) throws Exception {
    Signature verifier = Signature.getInstance("SHA256withRSAandMGF1");
    verifier.initVerify(pair.getPublic());
    verifier.update(message);
    return verifier.verify(signature);
  }
}
