package io.github.tpm4j.trousers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Guest;
import io.github.tpm4j.peers.GuestJUnit;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.peers.TpmModel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with a TPM 1.2 behind TIS registers, and what works in it. */
@Tag("peer")
class GuestTest {

  private static final String SCRIPT =
      """
      dmesg | grep 'tpm_tis.*TPM'
      cat /sys/class/tpm/tpm0/tpm_version_major
      cat /sys/class/tpm/tpm0/device/caps /sys/class/tpm/tpm0/device/pcrs
      cat /sys/class/tpm/tpm0/device/enabled /sys/class/tpm/tpm0/device/active
      """;

  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final Class<?>[] CLIENTS = {DeviceInGuest.class, TcsdInGuest.class};

  @TempDir private Path share;

  private static void assertReported(ToolResult result) {
    assertEquals(0, result.status(), result::toString);
    String printed = result.text();
    assertTrue(printed.contains("1.2 TPM (device-id 0x1, rev-id 1)"), printed);
    assertTrue(printed.contains("TCG version: 1.2"), printed);
    assertTrue(printed.contains("PCR-23: "), printed);
    assertTrue(printed.endsWith("1\n1\n"), printed);
  }

  @Test
  void theKernelReportsATpm12() throws Exception {
    assertReported(Guest.run(SCRIPT, share, TpmModel.TIS_TPM_1_2));
  }

  @Test
  void theKernelReportsTheBundledTpm12() throws Exception {
    withBundledTpm(
        control -> assertReported(Guest.run(SCRIPT, share, TpmModel.TIS_TPM_1_2, control)));
  }

  @Test
  @Tag("long")
  void clientsInItWork() throws Exception {
    GuestJUnit.run(share, TpmModel.TIS_TPM_1_2, LIMIT, CLIENTS);
  }

  @Test
  void clientsInItWorkWithTheBundledTpm12() throws Exception {
    withBundledTpm(control -> GuestJUnit.run(share, TpmModel.TIS_TPM_1_2, control, LIMIT, CLIENTS));
  }

  /** What is done with a machine whose TPM has this control channel. */
  private interface Use {
    void with(Path control) throws Exception;
  }

  private void withBundledTpm(Use use) throws Exception {
    Path control = share.resolveSibling(share.getFileName() + ".control");
    try (EngineServer server =
        EngineServer.start("swtpm", "--tpm12", "--ctrl", "unix:" + control, "--state", "memory")) {
      use.with(control);
      // QEMU has sent CMD_SHUTDOWN.
      assertEquals(0, server.awaitEnd());
    }
  }
}
