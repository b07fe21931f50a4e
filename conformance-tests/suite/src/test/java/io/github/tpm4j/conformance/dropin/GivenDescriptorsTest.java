package io.github.tpm4j.conformance.dropin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipes that whoever starts the command has opened for it, and that it may not open again. */
@Tag("peer")
class GivenDescriptorsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Descriptor 7 stands for a pipe; root gives up the right to ignore permissions. */
  private static final String PIPE =
      """
      mkfifo pipe
      exec 7<>pipe
      chmod 0 pipe
      [ $(id -u) != 0 ] || set -- setpriv --bounding-set -dac_override,-dac_read_search "$@"
      """;

  @TempDir private Path folder;
  private DropIn dropIn;

  @BeforeEach
  void install() throws IOException {
    dropIn = DropIn.in(folder);
  }

  private String run(String script, String... words) {
    List<String> command = new ArrayList<>(List.of("bash", "-euc", PIPE + script, "bash"));
    command.addAll(dropIn.command("socket", "--tpm2", "--ctrl", "type=unixio,path=c"));
    command.addAll(List.of(words));
    return Tool.of(command.toArray(String[]::new)).in(folder).within(LIMIT).succeed().text();
  }

  @Test
  void takeTheNumberOfTheProcess() throws IOException {
    Files.createDirectory(folder.resolve("state"));
    assertEquals(
        "0\n",
        run(
            """
            "$@" &
            server=$!
            read -r -t 100 number <&7
            [ "$number" = "$server" ]
            kill "$server"
            wait "$server"
            echo $?
            """,
            "--tpmstate",
            "dir=state",
            "--pid",
            "fd=7"));
  }

  @Test
  void takeTheLog() {
    String said =
        run(
            "! \"$@\" 2> errors; read -r -t 100 line <&7; echo \"$line\"; cat errors",
            "--tpmstate",
            "dir=absent",
            "--flags",
            "startup-clear",
            "--log",
            "fd=7,prefix=vm1:");
    assertTrue(said.startsWith("vm1:swtpm: The TPM state directory absent does not exist"), said);
    assertEquals(1, said.lines().count(), said);
  }
}
