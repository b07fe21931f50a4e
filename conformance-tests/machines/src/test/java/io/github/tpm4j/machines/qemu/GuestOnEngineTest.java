package io.github.tpm4j.machines.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Guest;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.peers.TpmModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** QEMU with a served TPM: firmware, a Linux kernel and the tpm2-tools use it. */
@Tag("peer")
class GuestOnEngineTest {
  /** PCR 7 after SeaBIOS: extended once, by the digest of its separator, FFFFFFFF. */
  private static final String SEPARATOR =
      "e21b703ee69c77476bccb43ec0336a9a1b2914b378944f7b00a10214ca8fea93";

  private static final String SCRIPT =
      """
      export TPM2TOOLS_TCTI=device:/dev/tpmrm0
      if [ ! -e rebooted ]; then
        touch rebooted
        tpm2_pcrextend 16:sha256=%064d
        sync
        reboot -f
        sleep 60
      fi
      ls -1 /dev/tpm0 /dev/tpmrm0
      tpm2_pcrread -Q sha256:7 -o /tmp/pcr7
      od -An -v -tx1 /tmp/pcr7 | tr -d ' \\n' && echo
      tpm2_pcrread -Q sha256:16 -o /tmp/pcr16
      od -An -v -tx1 /tmp/pcr16 | tr -d ' \\n' && echo
      echo message > /tmp/m
      tpm2_createprimary -Q -G ecc -c /tmp/primary
      tpm2_create -Q -C /tmp/primary -G ecc -u /tmp/u -r /tmp/r
      tpm2_load -Q -C /tmp/primary -u /tmp/u -r /tmp/r -c /tmp/key
      tpm2_sign -Q -c /tmp/key -g sha256 -o /tmp/signature /tmp/m
      tpm2_verifysignature -Q -c /tmp/key -g sha256 -m /tmp/m -s /tmp/signature && echo signed
      """
          .formatted(1);

  @TempDir private Path folder;

  private EngineServer start(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--state", folder.resolve("state").toString()));
    return EngineServer.start(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource(names = {"TIS", "CRB"})
  void bootsTwiceAndPowersOffInOrder(TpmModel model) throws IOException {
    Path control = folder.resolve("control");
    Path share = Files.createDirectory(folder.resolve("share"));
    try (EngineServer server = start("swtpm", "--ctrl", "unix:" + control)) {
      ToolResult result = Guest.run(SCRIPT, share, model, control);
      assertEquals(0, result.status(), result::toString);
      assertEquals(
          List.of("/dev/tpm0", "/dev/tpmrm0", SEPARATOR, "0".repeat(64), "signed"),
          result.text().lines().toList(),
          result::toString);
      // QEMU has sent CMD_SHUTDOWN.
      assertEquals(0, server.awaitEnd());
    }
    try (EngineServer server = start("mssim", "--port", "0", "--startup", "clear")) {
      assertTrue(readClock(server).contains("safe: yes"), "the guest's shutdown was orderly");
    }
  }

  private static String readClock(EngineServer server) {
    return Tool.of("tpm2_readclock")
        .tpm("mssim:host=127.0.0.1,port=" + server.port())
        .succeed()
        .text();
  }
}
