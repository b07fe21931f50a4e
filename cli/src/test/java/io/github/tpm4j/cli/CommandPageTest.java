package io.github.tpm4j.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands and options that docs/command.md names are there, and no command is left out. */
class CommandPageTest {
  private static final Path PAGE = Path.of("../docs/command.md");
  private static final Pattern COMMAND = Pattern.compile("(?:`|    \\./|\\(\\./)tpm4j ([^`)\n]+)");

  private static List<List<String>> named() throws IOException {
    List<List<String>> commands =
        COMMAND
            .matcher(Files.readString(PAGE))
            .results()
            .map(match -> List.of(match.group(1).split(" ")))
            .filter(words -> !words.get(0).equals("COMMAND"))
            .toList();
    assertTrue(commands.size() > 15, commands::toString);
    return commands;
  }

  @Test
  void namesOnlyCommandsAndOptionsThatAreThere() throws IOException {
    for (List<String> words : named()) {
      CommandLine command = Tpm4j.commandLine();
      for (String word : words) {
        CommandLine next = command.getSubcommands().get(word);
        command = next == null ? command : next;
        assertTrue(
            !word.startsWith("--") || command.getCommandSpec().findOption(word) != null,
            words::toString);
      }
      assertTrue(
          command.getParent() != null && command.getSubcommands().isEmpty(), words::toString);
    }
  }

  @Test
  void namesEachCommandThatLooksAtATpm() throws IOException {
    List<String> first = named().stream().map(words -> words.get(0)).toList();
    assertTrue(
        first.containsAll(List.of("info", "doctor", "random", "pcr", "eventlog", "completion")),
        first::toString);
  }
}
