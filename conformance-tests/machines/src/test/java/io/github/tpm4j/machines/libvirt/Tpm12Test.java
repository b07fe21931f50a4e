package io.github.tpm4j.machines.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.machines.GuestShell;
import io.github.tpm4j.machines.Tpm12Traces;
import io.github.tpm4j.peers.TpmModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A guest of libvirt's with a TPM 1.2, which libvirt has our commands or Debian's make and start.
 */
@Tag("peer")
class Tpm12Test {
  private static final String FIND_OURS = "grep -q 'dropin[.]Swtpm' /proc/[0-9]*/cmdline";

  private static final String REPORT =
      "cat /sys/class/tpm/tpm0/tpm_version_major; dmesg | grep 'tpm_tis.*TPM'; "
          + "cat /sys/class/tpm/tpm0/device/caps /sys/class/tpm/tpm0/device/active";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void livesThroughSaveRestoreAndManagedSave(boolean isOurs) throws Exception {
    try (LibvirtDaemon daemon = isOurs ? LibvirtDaemon.system() : LibvirtDaemon.ofDebian();
        Domain domain = Domain.define(daemon, "old", TpmXml.emulator(TpmModel.TIS_TPM_1_2))) {
      Tpm12Traces traces;
      try (GuestShell shell = domain.boot()) {
        String report = shell.run(REPORT);
        assertTrue(report.startsWith("1\n") && report.contains("1.2 TPM"), report);
        assertTrue(report.contains("TCG version: 1.2") && report.endsWith("1"), report);
        traces = Tpm12Traces.leave(shell);
        Path file = daemon.folder().resolve("saved");
        domain.virsh("save", file.toString());
        assertEquals("shut off", domain.state());
        daemon.virsh("restore", file.toString()).succeed();
      }
      try (GuestShell shell = domain.shell()) {
        traces.assertGoesOn(shell);
        domain.virsh("managedsave");
        domain.virsh("start");
      }
      try (GuestShell shell = domain.shell()) {
        traces.assertGoesOn(shell);
      }
      domain.virsh("destroy");
      try (GuestShell shell = domain.boot()) {
        traces.assertBootedAnew(shell);
        assertEquals(isOurs ? 0 : 1, daemon.inside(FIND_OURS).run().status());
      }
      daemon.inside("test -s " + domain.stateFolder() + "/tpm1.2/tpm-00.permall").succeed();
    }
  }
}
