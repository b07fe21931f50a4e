package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The commands with which firmware and a kernel's driver start, executed by a TPM in memory while a
 * machine is being made ready. A JVM's first command of each kind takes a fraction of a second of
 * the processor, which on a busy computer is longer than a driver waits: 750 ms for most of them.
 */
final class Rehearsal {
  /** As recorded of SeaBIOS and Linux 6.1. */
  private static final List<String> COMMANDS =
      List.of(
          // TPM2_Startup(CLEAR)
          "80010000000c000001440000",
          // TPM2_GetCapability: PCR banks, a property, all commands, handles
          "8001000000160000017a000000050000000000000001",
          "8001000000160000017a000000060000012900000001",
          "8001000000160000017a0000000200000100000000ff",
          "8001000000160000017a0000000102000000000000fe",
          // TPM2_PCR_Extend of PCR 0 in the bank of SHA-256, TPM2_PCR_Read
          "8002000000410000018200000000000000094000000900000000000000000001000b" + "00".repeat(32),
          "8001000000140000017e00000001000b03010000",
          // TPM2_StirRandom, TPM2_GetRandom
          "800100000010000001460004" + "00".repeat(4),
          "80010000000c0000017b0020",
          // TPM2_HierarchyChangeAuth of the platform
          "8002000000230000012" + "94000000c000000094000000900000000000006" + "00".repeat(6),
          // TPM2_ReadClock, TPM2_Shutdown(STATE)
          "80010000000a00000181",
          "80010000000c000001450001");

  /** TPM2_SelfTest(full), for which a driver waits two seconds, and which takes longest. */
  private static final String SELF_TEST = "80010000000b0000014301";

  private final Thread thread = new Thread(this::perform, "rehearsal");
  private final CountDownLatch urgent = new CountDownLatch(1);

  private Rehearsal() {}

  /** Whether it is asked for by whoever records the classes that are loaded. */
  static boolean isWanted() {
    return Boolean.getBoolean("tpm4j.swtpm.rehearsal");
  }

  /** Begins, beside whatever else is to be made ready. */
  static Rehearsal begin() {
    Rehearsal rehearsal = new Rehearsal();
    rehearsal.thread.setDaemon(true);
    rehearsal.thread.start();
    return rehearsal;
  }

  private void perform() {
    try {
      Tpm tpm = new Tpm(TpmConfiguration.inMemory().withEkCertificates(EkCertificates.NONE));
      tpm.powerOn();
      COMMANDS.forEach(command -> tpm.execute(HexFormat.of().parseHex(command), 0));
      urgent.countDown();
      tpm.execute(HexFormat.of().parseHex(SELF_TEST), 0);
      tpm.powerOff();
    } finally {
      urgent.countDown();
    }
  }

  /**
   * Returns when the machine may go on: it need not wait for the self-test, but whoever records
   * classes does.
   */
  void awaitUrgent() {
    try {
      if (isWanted()) {
        thread.join();
      }
      urgent.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
