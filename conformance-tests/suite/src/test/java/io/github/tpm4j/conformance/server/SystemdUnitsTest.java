package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd finds nothing wrong with the sample units. */
@Tag("peer")
class SystemdUnitsTest {
  @TempDir private Path folder;

  private List<String> units() throws IOException {
    List<String> units = new ArrayList<>();
    try (var files = Files.list(Checkout.root().resolve("samples/systemd"))) {
      for (Path unit : files.sorted().toList()) {
        // It looks whether the program is there.
        String text =
            Files.readString(unit).replaceAll("ExecStart=/opt/\\S+", "ExecStart=/bin/true");
        units.add(Files.writeString(folder.resolve(unit.getFileName()), text).toString());
      }
    }
    return units;
  }

  @Test
  void areRight() throws IOException {
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify", "--man=no"));
    List<String> units = units();
    command.addAll(units);

    ToolResult result = Tool.of(command.toArray(String[]::new)).succeed();

    assertFalse(units.isEmpty());
    assertEquals("", result.errors());
  }
}
