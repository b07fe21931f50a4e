package io.github.tpm4j.conformance.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/policies.md, in their order, on swtpm. */
@Tag("peer")
class PolicyGuideTest {
  /** The first start may build the jar. */
  private static final Duration LIMIT = Duration.ofMinutes(15);

  private static final String MEASURED = "11".repeat(32);
  private static final int ONCE = 0;
  private static final int TODAY = 1;
  private static final int BEFORE = 2;
  private static final int AFTER = 3;

  @TempDir private Path folder;

  private static List<String> blocks() throws IOException {
    return Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Checkout.root().resolve("docs/policies.md")))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  private ToolResult run(Swtpm tpm, String commands) {
    return Tool.of("bash", "-euo", "pipefail", "-c", commands)
        .in(folder)
        .within(LIMIT)
        .with("TPM4J_TCTI", tpm.tcti())
        .with("NEW", MEASURED)
        .run();
  }

  private String printed(Swtpm tpm, String commands) {
    ToolResult result = run(tpm, commands);
    assertEquals(0, result.status(), result::toString);
    return result.text();
  }

  @Test
  void theDataStayOverTheUpdate() throws Exception {
    Path command = folder.resolve("tpm4j");
    Files.writeString(
        command, "#!/bin/sh\nexec '" + Checkout.root().resolve("tpm4j") + "' \"$@\"\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(folder.resolve("secret"), "of the disk\n");
    List<String> blocks = blocks();
    assertEquals(AFTER + 1, blocks.size(), "a block of the guide is not run");
    try (Swtpm tpm = Swtpm.tcp()) {
      printed(tpm, blocks.get(ONCE));
      assertEquals("of the disk\n", printed(tpm, blocks.get(TODAY)));
      printed(tpm, blocks.get(BEFORE));
      printed(tpm, "./tpm4j pcr extend 16 --digest sha256:" + MEASURED);
      ToolResult old = run(tpm, "./tpm4j unseal --approval today.json secret.sealed -");
      assertEquals(1, old.status(), old::toString);
      assertTrue(old.errors().contains("PCR 16 (SHA256) is"), old::toString);
      String after = printed(tpm, blocks.get(AFTER));
      assertTrue(after.startsWith("Nothing is in the way\n"), after);
      assertTrue(after.endsWith("\nof the disk\n"), after);
    }
  }
}
