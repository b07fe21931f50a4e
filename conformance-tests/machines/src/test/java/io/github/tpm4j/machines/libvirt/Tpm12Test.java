package io.github.tpm4j.machines.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.machines.GuestShell;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A guest of libvirt's with a TPM 1.2, which libvirt has our commands or Debian's make and start.
 */
@Tag("peer")
class Tpm12Test {
  private static final int EXTENDED_PCR = 16;
  private static final String ZEROS = "0".repeat(40);

  /** TPM_Extend of PCR 16 with 20 bytes of 0x01 (TPM Main 1.2, Part 3, 16.1); prints the code. */
  private static final String EXTEND =
      "exec 3<> /dev/tpm0; printf '"
          + "\\000\\301\\000\\000\\000\\042\\000\\000\\000\\024\\000\\000\\000\\020"
          + "\\001".repeat(20)
          + "' >&3; dd bs=64 count=1 <&3 2> /dev/null | od -An -v -tx1 -j6 -N4";

  private static final String SUCCESS = "00 00 00 00";

  private static final String FIND_OURS = "grep -q 'dropin[.]Swtpm' /proc/[0-9]*/cmdline";

  private static final String READ_PCR =
      "sed -n 's/^PCR-%d: //p' /sys/class/tpm/tpm0/device/pcrs | tr -d ' '".formatted(EXTENDED_PCR);

  private static final String REPORT =
      "cat /sys/class/tpm/tpm0/tpm_version_major; dmesg | grep 'tpm_tis.*TPM'; "
          + "cat /sys/class/tpm/tpm0/device/caps /sys/class/tpm/tpm0/device/active";

  private static String extended(String pcr) throws NoSuchAlgorithmException {
    byte[] both = HexFormat.of().parseHex(pcr + "01".repeat(20));
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(both));
  }

  private static String read(GuestShell shell) throws IOException {
    return shell.run(READ_PCR).toLowerCase(Locale.ROOT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void livesThroughSaveRestoreAndManagedSave(boolean isOurs) throws Exception {
    try (LibvirtDaemon daemon = isOurs ? LibvirtDaemon.system() : LibvirtDaemon.ofDebian();
        Domain domain = Domain.define(daemon, "old", TpmXml.tpm12())) {
      String extended = extended(ZEROS);
      try (GuestShell shell = domain.boot()) {
        String report = shell.run(REPORT);
        assertTrue(report.startsWith("1\n") && report.contains("1.2 TPM"), report);
        assertTrue(report.contains("TCG version: 1.2") && report.endsWith("1"), report);
        assertEquals(ZEROS, read(shell));
        assertEquals(SUCCESS, shell.run(EXTEND));
        assertEquals(extended, read(shell));
        Path file = daemon.folder().resolve("saved");
        domain.virsh("save", file.toString());
        assertEquals("shut off", domain.state());
        daemon.virsh("restore", file.toString()).succeed();
      }
      try (GuestShell shell = domain.shell()) {
        assertEquals(extended, read(shell));
        domain.virsh("managedsave");
        domain.virsh("start");
      }
      try (GuestShell shell = domain.shell()) {
        assertEquals(extended, read(shell));
        assertEquals(SUCCESS, shell.run(EXTEND));
        assertEquals(extended(extended), read(shell));
      }
      domain.virsh("destroy");
      try (GuestShell shell = domain.boot()) {
        assertEquals(ZEROS, read(shell));
        assertEquals(isOurs ? 0 : 1, daemon.inside(FIND_OURS).run().status());
      }
      daemon.inside("test -s " + domain.stateFolder() + "/tpm1.2/tpm-00.permall").succeed();
    }
  }
}
