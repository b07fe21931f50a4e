package io.github.tpm4j.machines.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A 64-bit ARM machine has its TPM at {@code tpm-tis-device}, a device of the system bus. Its
 * driver is that of U-Boot: Debian's kernels for ARM have none for it.
 */
@Tag("peer")
class ArmTest {
  private static final String FIRMWARE = "/usr/lib/u-boot/qemu_arm64/u-boot.bin";
  private static final String ZEROS = "0".repeat(64);
  private static final String DIGEST = "11".repeat(32);
  private static final String EXTEND = "tpm2 pcr_extend 16 0x50000000";
  private static final String CHANGE_AUTH = "tpm2 change_auth TPM2_RH_ENDORSEMENT ";

  @TempDir private Path folder;

  private Machine machine(Swtpm tpm, String... further) throws IOException, InterruptedException {
    return Machine.startArm(folder, Path.of(FIRMWARE), tpm, further);
  }

  private UBoot start(Machine machine) throws IOException, InterruptedException {
    UBoot console = UBoot.connect(folder.resolve("shell"));
    machine.monitor().command("cont");
    return console.awaitPrompt();
  }

  @Test
  void goesBackToASnapshotIsResetAndStartsAgain() throws Exception {
    Path disk = folder.resolve("disk");
    Tool.of("qemu-img", "create", "-q", "-f", "qcow2", disk.toString(), "16M").succeed();
    String drive = "file=" + disk + ",format=qcow2,if=virtio";
    try (Swtpm tpm = Swtpm.start(folder.resolve("state"), folder.resolve("socket"));
        Machine machine = machine(tpm, "-drive", drive);
        UBoot console = start(machine)) {
      startTpm(console);
      assertEquals(ZEROS, pcr(console));
      console.run("mw.b 0x50000000 11 20");
      console.run(EXTEND);
      assertEquals(extended(ZEROS), pcr(console));
      machine.monitor().command("savevm first");
      console.run(EXTEND);
      assertEquals(extended(extended(ZEROS)), pcr(console));
      console.run(CHANGE_AUTH + "lost");
      machine.monitor().command("loadvm first");
      assertEquals(extended(ZEROS), pcr(console));
      console.run(CHANGE_AUTH + "kept");

      machine.monitor().command("system_reset");
      console.awaitPrompt();
      assertFalse(console.tryRun("tpm2 pcr_read 16 0x50001000").success(), "before TPM2_Startup");
      startTpm(console);
      assertEquals(ZEROS, pcr(console));
      machine.kill();
      tpm.awaitEnd();
    }
    try (Swtpm tpm = Swtpm.start(folder.resolve("state"), folder.resolve("socket"));
        Machine machine = machine(tpm);
        UBoot console = start(machine)) {
      startTpm(console);
      assertFalse(console.tryRun(CHANGE_AUTH + "other lost").success(), "the password");
      console.run(CHANGE_AUTH + "other kept");
    }
  }

  private static void startTpm(UBoot console) throws IOException {
    console.run("tpm2 init");
    console.run("tpm2 startup TPM2_SU_CLEAR");
    console.run("tpm2 self_test full");
  }

  private static String pcr(UBoot console) throws IOException {
    String text = console.run("tpm2 pcr_read 16 0x50001000");
    return text.substring(text.indexOf('\n')).replaceAll("\\s", "");
  }

  private static String extended(String pcr) throws Exception {
    byte[] both = HexFormat.of().parseHex(pcr + DIGEST);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(both));
  }
}
