package io.github.tpm4j.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The sub-commands of a command, in the order of the help. Of those that a command line leaves
 * aside none is made: picocli reads the annotations of all options by reflection, which takes most
 * of a command's start.
 */
public final class SubCommands {

  /** What makes a command, and what is below it. */
  private record Entry(Supplier<CommandLine> source, SubCommands below) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** None yet. */
  public SubCommands() {}

  /** Adds a command with annotations, which have the same name. */
  public SubCommands with(String name, Class<?> type) {
    return with(name, type, new SubCommands());
  }

  /** Adds a command with annotations that has sub-commands. */
  public SubCommands with(String name, Class<?> type, SubCommands below) {
    return with(name, () -> new CommandLine(type), below);
  }

  /** Adds a command. */
  public SubCommands with(String name, Supplier<CommandLine> source) {
    return with(name, source, new SubCommands());
  }

  /** Adds a command that has sub-commands. */
  public SubCommands with(String name, Supplier<CommandLine> source, SubCommands below) {
    entries.put(name, new Entry(source, below));
    return this;
  }

  /**
   * Adds the sub-command that the words begin with to the command, or all where that is none.
   *
   * @param words of the command line that follow the command
   */
  void addTo(CommandLine command, List<String> words) {
    Entry named = words.isEmpty() ? null : entries.get(words.get(0));
    if (named == null) {
      entries.forEach((name, entry) -> add(command, name, entry, List.of()));
    } else {
      add(command, words.get(0), named, words.subList(1, words.size()));
    }
  }

  private static void add(CommandLine command, String name, Entry entry, List<String> words) {
    CommandLine added = entry.source.get();
    added.getCommandSpec().usageMessage().description(sentences(added));
    entry.below.addTo(added, words);
    command.addSubcommand(name, added);
  }

  /** Lines of the source that belong to one sentence as one, which picocli wraps. */
  private static String[] sentences(CommandLine command) {
    List<String> sentences = new ArrayList<>();
    StringBuilder sentence = new StringBuilder();
    for (String line : command.getCommandSpec().usageMessage().description()) {
      sentence.append(sentence.length() == 0 ? "" : " ").append(line);
      if (line.endsWith(".")) {
        sentences.add(sentence.toString());
        sentence.setLength(0);
      }
    }
    if (sentence.length() > 0) {
      sentences.add(sentence.toString());
    }
    return sentences.toArray(String[]::new);
  }
}
