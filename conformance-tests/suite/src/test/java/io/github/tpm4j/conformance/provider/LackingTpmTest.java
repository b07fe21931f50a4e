package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A TPM that has RSA-2048 and P-256 only, as many chips do. */
class LackingTpmTest {
  private static final Profile SMALL =
      Profile.builder()
          .keyBits(TpmAlg.RSA, Set.of(2048))
          .without(TpmEccCurve.NIST_P384, TpmEccCurve.NIST_P521)
          .build();

  @Test
  void aSizeOfRsaThatItLacksIsRefusedBeforeAKeyIsMade() throws Exception {
    try (RunningTpm tpm = ProfiledTpm.start(SMALL)) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider());
      assertNames(
          "RSA 3072",
          assertThrows(InvalidParameterException.class, () -> generator.initialize(3072)));
      RSAKeyGenParameterSpec spec = new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4);
      assertNames(
          "RSA 3072",
          assertThrows(InvalidAlgorithmParameterException.class, () -> generator.initialize(spec)));
      assertEquals("RSA", generator.generateKeyPair().getPrivate().getAlgorithm());
    }
  }

  @Test
  void aCurveThatItLacksIsRefusedBeforeAKeyIsMade() throws Exception {
    try (RunningTpm tpm = ProfiledTpm.start(SMALL)) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", tpm.provider());
      assertNames(
          "P384", assertThrows(InvalidParameterException.class, () -> generator.initialize(384)));
      assertNames(
          "P384",
          assertThrows(
              InvalidAlgorithmParameterException.class,
              () -> generator.initialize(new ECGenParameterSpec("secp384r1"))));
      assertNames(
          "P521",
          assertThrows(
              InvalidAlgorithmParameterException.class,
              () -> generator.initialize(TpmKeyGenParameterSpec.ec("web", "secp521r1").build())));
      assertEquals("EC", generator.generateKeyPair().getPrivate().getAlgorithm());
    }
  }

  private static void assertNames(String what, Exception refusal) {
    String message = refusal.getMessage();
    assertTrue(message.contains("This TPM cannot make such a key"), message);
    assertTrue(message.contains(what), message);
  }
}
