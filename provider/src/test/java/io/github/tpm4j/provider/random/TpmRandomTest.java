package io.github.tpm4j.provider.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.TpmProvider;
import java.security.DrbgParameters;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TpmRandomTest {
  private final Provider provider = new TpmProvider().configure("engine:memory");

  @Test
  void givesNothingAndMuch() throws Exception {
    SecureRandom random = SecureRandom.getInstance("TPM", provider);
    random.nextBytes(new byte[0]);
    random.setSeed(new byte[0]);
    random.setSeed(new byte[1000]);
    byte[] many = new byte[3000];
    random.nextBytes(many);

    int zeros = 0;
    for (byte octet : many) {
      zeros += octet == 0 ? 1 : 0;
    }
    // 12 are to be expected; more than 100 are less likely than 2 to the power of -200.
    assertTrue(zeros < 100, zeros + " zeros");
  }

  @Test
  void takesNoParameters_andNamesWhatDoes() {
    DrbgParameters.Instantiation parameters =
        DrbgParameters.instantiation(128, DrbgParameters.Capability.NONE, null);
    NoSuchAlgorithmException refusal =
        assertThrows(
            NoSuchAlgorithmException.class,
            () -> SecureRandom.getInstance("TPM", parameters, provider));
    assertTrue(refusal.getMessage().contains("TPM-DRBG"), refusal.getMessage());
  }

  @Test
  void stirsTheTpmToReseed_andClaimsNothing() throws Exception {
    SecureRandom random = SecureRandom.getInstance("TPM", provider);
    random.reseed();
    random.reseed(DrbgParameters.reseed(false, new byte[200]));
    random.nextBytes(new byte[8], DrbgParameters.nextBytes(-1, false, new byte[200]));
    assertThrows(
        IllegalArgumentException.class, () -> random.reseed(DrbgParameters.reseed(true, null)));
    assertThrows(
        IllegalArgumentException.class,
        () -> random.nextBytes(new byte[8], DrbgParameters.nextBytes(-1, true, null)));
    assertThrows(
        IllegalArgumentException.class,
        () -> random.nextBytes(new byte[8], DrbgParameters.nextBytes(128, false, null)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            random.reseed(DrbgParameters.instantiation(-1, DrbgParameters.Capability.NONE, null)));
    assertEquals(20, random.generateSeed(20).length);
    assertNull(random.getParameters());
  }
}
