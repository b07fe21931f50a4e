package io.github.tpm4j.provider.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.TpmProvider;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Security;
import java.security.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the provider comes first, all of this JVM's random numbers are asked of the TPM. */
class FirstProviderTest {
  @TempDir private Path folder;

  private TpmProvider provider;

  @BeforeEach
  void register() {
    provider = (TpmProvider) new TpmProvider().configure("engine:dir=" + folder.resolve("state"));
    Security.insertProviderAt(provider, 1);
  }

  @AfterEach
  void remove() {
    Security.removeProvider(TpmProvider.NAME);
    provider.connection().close();
  }

  @Test
  void givesTheBundledTpmTheRandomNumbersThatItIsMadeOf() {
    SecureRandom random = new SecureRandom();

    assertEquals(provider, random.getProvider());
    assertEquals(40, random.generateSeed(40).length);
  }

  @Test
  void givesTheBundledTpmTheRandomNumbersThatItSignsWith() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair pair = generator.generateKeyPair();
    Signature signer = Signature.getInstance("SHA256withRSA");
    signer.initSign(pair.getPrivate());
    byte[] signature = signer.sign();

    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(pair.getPublic());
    assertEquals(provider, signer.getProvider());
    assertTrue(verifier.verify(signature));
  }
}
