package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that swtpm has since 0.8 are carried out, or refused by their reason. */
@Tag("peer")
class NewerOptionsTest {
  private static final String TPM = "socket --tpm2 --tpmstate dir=state ";

  @TempDir private Path folder;
  private DropIn dropIn;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectory(folder.resolve("state"));
    dropIn = DropIn.in(folder);
  }

  private ToolResult run(String line) {
    return dropIn.tool(line.split(" ")).in(folder).run();
  }

  @Test
  void refusalsAreOneLine() {
    for (String option :
        List.of(
            "--chroot /",
            "-R /",
            "--pcap file=p",
            "--profile name=default-v1",
            "--flags disable-auto-shutdown",
            "--print-info 1x",
            "--print-info 0x100000000")) {
      ToolResult result = run(TPM + "--ctrl type=unixio,path=c " + option);
      assertEquals(1, result.status(), option);
      assertTrue(result.errors().startsWith("swtpm: "), result.errors());
      assertEquals(1, result.errors().lines().count(), result.errors());
    }
    assertTrue(Files.notExists(folder.resolve("c")));
  }

  @Test
  void printsFactsOfANewTpm() throws IOException {
    assertEquals(
        "{\"TPMSpecification\":{\"family\":\"2.0\",\"level\":0,\"revision\":185}}\n",
        run(TPM + "--print-info 1").text());
    String all = run("socket --tpm2 --print-info 0x7").text();
    assertTrue(all.contains("\"manufacturer\":\"id:5450344A\""), all);
    assertTrue(all.contains("\"RSAKeySizes\":["), all);
    Files.writeString(folder.resolve("state/tpm2-00.permall"), "a TPM");
    assertTrue(run(TPM + "--print-info 1").errors().contains("swtpm_ioctl --info"));
  }

  @Test
  void hasNoProfiles() {
    assertEquals("{\"AvailableProfiles\":[]}\n", run("socket --tpm2 --print-profiles").text());
  }
}
