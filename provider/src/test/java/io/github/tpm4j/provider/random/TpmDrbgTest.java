package io.github.tpm4j.provider.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.CountingTransport;
import io.github.tpm4j.transport.Transports;
import java.nio.charset.StandardCharsets;
import java.security.DrbgParameters;
import java.security.DrbgParameters.Capability;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.SecureRandomParameters;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TpmDrbgTest {
  private CountingTransport transport;
  private TpmProvider provider;

  @BeforeEach
  void open() throws Exception {
    transport = new CountingTransport(Transports.open("engine:memory"));
    provider = new TpmProvider(TpmConnection.over(transport));
  }

  @AfterEach
  void close() {
    provider.connection().close();
  }

  private SecureRandom drbg() throws NoSuchAlgorithmException {
    return SecureRandom.getInstance("TPM-DRBG", provider);
  }

  private SecureRandom drbg(int strength, Capability capability, String person)
      throws NoSuchAlgorithmException {
    byte[] text = person == null ? null : person.getBytes(StandardCharsets.UTF_8);
    return SecureRandom.getInstance(
        "TPM-DRBG", DrbgParameters.instantiation(strength, capability, text), provider);
  }

  @Test
  void asksTheTpmAtFirstAndNotEachTime() throws Exception {
    SecureRandom random = drbg();
    assertEquals(0, transport.commands());
    random.nextBytes(new byte[32]);
    long atFirst = transport.commands();
    assertTrue(atFirst >= 2, "commands: " + atFirst);
    for (int i = 0; i < 1_000; i++) {
      random.nextBytes(new byte[32]);
    }
    assertEquals(atFirst, transport.commands());
  }

  @Test
  void seedsItselfAnewAfterManyRequests() throws Exception {
    SecureRandom random = drbg();
    random.nextBytes(new byte[1]);
    long atFirst = transport.commands();
    for (int i = 0; i < ReseedClock.MAX_REQUESTS; i++) {
      random.nextBytes(new byte[1]);
    }
    assertTrue(transport.commands() > atFirst);
  }

  @Test
  void givesNothingTwice() throws Exception {
    SecureRandom random = drbg();
    SecureRandom other = drbg();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = new byte[16];
      (i % 2 == 0 ? random : other).nextBytes(bytes);
      assertTrue(seen.add(Arrays.toString(bytes)));
    }
    random.nextBytes(new byte[0]);
    byte[] many = new byte[200_000];
    random.nextBytes(many);
    int ones = 0;
    for (byte one : many) {
      ones += Integer.bitCount(one & 0xFF);
    }
    // The standard deviation is 632.
    assertTrue(Math.abs(ones - 800_000) < 6_000, ones + " bits");
  }

  @Test
  void honoursItsParameters() throws Exception {
    SecureRandom weaker = drbg(128, Capability.RESEED_ONLY, "person");
    DrbgParameters.Instantiation made = (DrbgParameters.Instantiation) weaker.getParameters();
    assertTrue(made.getStrength() >= 128);
    assertEquals(Capability.RESEED_ONLY, made.getCapability());
    weaker.nextBytes(new byte[8], DrbgParameters.nextBytes(128, false, new byte[3]));
    assertThrows(
        IllegalArgumentException.class,
        () -> weaker.nextBytes(new byte[8], DrbgParameters.nextBytes(256, false, null)));
    assertThrows(
        IllegalArgumentException.class,
        () -> weaker.nextBytes(new byte[8], DrbgParameters.nextBytes(128, true, null)));
    assertThrows(
        IllegalArgumentException.class, () -> weaker.reseed(DrbgParameters.reseed(true, null)));
    weaker.reseed(DrbgParameters.reseed(false, new byte[5]));
    weaker.reseed();
    SecureRandom fixed = drbg(256, Capability.NONE, null);
    fixed.nextBytes(new byte[8]);
    assertThrows(
        IllegalArgumentException.class,
        () -> fixed.nextBytes(new byte[8], DrbgParameters.nextBytes(-1, true, null)));
    assertThrows(NoSuchAlgorithmException.class, () -> drbg(512, Capability.NONE, null));
    assertThrows(
        NoSuchAlgorithmException.class,
        () -> SecureRandom.getInstance("TPM-DRBG", new SecureRandomParameters() {}, provider));
    assertThrows(
        IllegalArgumentException.class,
        () -> fixed.nextBytes(new byte[1], new SecureRandomParameters() {}));
  }

  @Test
  void asksTheTpmBeforeEachRequestThatNothingMayPredict() throws Exception {
    SecureRandom random = drbg();
    random.nextBytes(new byte[1]);
    transport.reset();
    random.nextBytes(new byte[1], DrbgParameters.nextBytes(-1, true, null));
    assertTrue(transport.commands() >= 2);
    transport.reset();
    random.reseed();
    assertTrue(transport.commands() >= 2);
    transport.reset();
    assertEquals(48, random.generateSeed(48).length);
    assertTrue(transport.commands() >= 1);
    transport.reset();
    random.setSeed(new byte[10]);
    random.nextBytes(new byte[1]);
    assertEquals(0, transport.commands());
  }

  @Test
  void failsAloudWhereTheTpmGivesNoSeed() throws Exception {
    SecureRandom random = drbg();
    random.nextBytes(new byte[1]);
    transport.close();
    random.nextBytes(new byte[1]);
    assertThrows(ProviderException.class, random::reseed);
    SecureRandom fresh = drbg();
    assertThrows(ProviderException.class, () -> fresh.nextBytes(new byte[1]));
  }

  @Test
  void saysWhatItIs() throws Exception {
    assertTrue(drbg().toString().startsWith("TPM-DRBG: "));
    assertFalse(drbg().toString().contains("null"));
  }
}
