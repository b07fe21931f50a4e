package io.github.tpm4j.engine.measurement;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.testing.TestTpm;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.startup.Shutdown;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.wire.Bytes;
import org.junit.jupiter.api.Test;

class HashSignalsTest {
  private static final byte[] DATA = "abc".getBytes(US_ASCII);

  private final TestTpm tpm = TestTpm.over(new MemoryStore());

  private void measure() {
    tpm.tpm().hashStart();
    tpm.tpm().hashData(DATA);
    tpm.tpm().hashEnd();
  }

  private void startup(TpmSu type) {
    tpm.run(new Startup.Request(type));
  }

  private Bytes pcr(int number) {
    return tpm.tpm().state().pcrs().bank(HashAlgorithm.SHA256.id()).orElseThrow().value(number);
  }

  private static Bytes extended(int lastOctet) {
    byte[] initial = new byte[32];
    initial[31] = (byte) lastOctet;
    byte[] digest = HashAlgorithm.SHA256.digest(DATA);
    return Bytes.of(HashAlgorithm.SHA256.digest(initial, digest));
  }

  @Test
  void extendsPcr0BeforeStartup() {
    measure();
    startup(TpmSu.CLEAR);
    assertEquals(extended(4), pcr(0));
  }

  @Test
  void resetsDynamicPcrAndExtendsPcr17AfterStartup() {
    startup(TpmSu.CLEAR);
    int counter = tpm.tpm().state().pcrs().updateCounter();
    measure();
    assertEquals(extended(0), pcr(17));
    assertEquals(
        counter + tpm.tpm().state().pcrs().banks().size(),
        tpm.tpm().state().pcrs().updateCounter());
    assertEquals(Bytes.of(new byte[32]), pcr(18));
    assertEquals(Bytes.of(new byte[32]), pcr(0));
    assertEquals(1, tpm.run(new ReadClock.Request()).currentTime().clockInfo().restartCount());
  }

  @Test
  void hasNoEffectIfStartupComesBetween() {
    tpm.tpm().hashStart();
    startup(TpmSu.CLEAR);
    tpm.tpm().hashEnd();
    assertEquals(Bytes.of(new byte[32]), pcr(0));
    assertEquals((byte) 0xFF, pcr(17).toByteArray()[0]);
  }

  @Test
  void isForgottenAtPowerLoss() {
    tpm.tpm().hashStart();
    tpm.losePower();
    tpm.tpm().hashEnd();
    startup(TpmSu.CLEAR);
    assertEquals(Bytes.of(new byte[32]), pcr(0));
  }

  @Test
  void leavesSavedStateForStartupState() {
    measure();
    startup(TpmSu.CLEAR);
    tpm.run(new Shutdown.Request(TpmSu.STATE));
    tpm.losePower();
    measure();
    startup(TpmSu.STATE);
    assertEquals(extended(4), pcr(0));
  }
}
