package io.github.tpm4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Each command's help, as it stands in a terminal of 80 columns. */
class HelpPageTest {
  private static final int COLUMNS = 80;

  private static Stream<CommandLine> withThoseBelow(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(HelpPageTest::withThoseBelow));
  }

  @Test
  void fitsIntoATerminal() {
    withThoseBelow(Tpm4j.commandLine())
        .flatMap(command -> command.getUsageMessage().lines())
        .forEach(line -> assertTrue(line.length() <= COLUMNS, line));
  }

  /** A line ends where the next word would not fit, or with its sentence. */
  @Test
  void descriptionsAreParagraphs() {
    List<String> ragged = new ArrayList<>();
    withThoseBelow(Tpm4j.commandLine())
        .forEach(
            command -> {
              List<String> lines = command.getHelp().description().lines().toList();
              for (int i = 1; i < lines.size(); i++) {
                String before = lines.get(i - 1);
                String word = lines.get(i).split(" ", 2)[0];
                if (before.length() + 1 + word.length() < COLUMNS && !before.endsWith(".")) {
                  ragged.add(command.getCommandSpec().qualifiedName() + ": " + before);
                }
              }
            });
    assertEquals(List.of(), ragged);
  }
}
