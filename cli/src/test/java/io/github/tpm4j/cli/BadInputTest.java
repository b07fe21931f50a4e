package io.github.tpm4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Whatever a command is given, it ends with a status of its own and one line that says why. */
class BadInputTest {
  /** They serve until they are ended. */
  private static final Set<String> SERVERS = Set.of("swtpm", "mssim", "fleet");

  /** Values that options and parameters take, by their labels; files are given as they come. */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("HANDLE", "0x81000010"),
          Map.entry("INDEX", "0x01800001"),
          Map.entry("HEX", "00"),
          Map.entry("SELECTION", "sha256:7"),
          Map.entry("NAME", "CN=name"),
          Map.entry("KIND", "ecc_p256"),
          Map.entry("BANK", "sha256"),
          Map.entry("PCR", "16"),
          Map.entry("BITS", "1"),
          Map.entry("BYTES", "8"),
          Map.entry("COUNT", "8"),
          Map.entry("DIR|memory", "memory"),
          Map.entry("SHELL", "bash"),
          Map.entry("bash|zsh", "bash"));

  @TempDir private Path folder;
  private final Map<String, String> files = new LinkedHashMap<>();

  @BeforeEach
  void makeFiles() throws IOException {
    byte[] random = new byte[1 << 20];
    new Random(12).nextBytes(random);
    files.put("missing", folder.resolve("missing").toString());
    files.put("folder", Files.createDirectory(folder.resolve("folder")).toString());
    files.put("empty", Files.createFile(folder.resolve("empty")).toString());
    files.put("random", Files.write(folder.resolve("random"), random).toString());
    // Open to this user, and yet it cannot be read.
    files.put("unreadable", "/proc/self/mem");
  }

  private static List<CommandSpec> leaves(CommandLine line) {
    if (line.getSubcommands().isEmpty()) {
      return List.of(line.getCommandSpec());
    }
    return line.getSubcommands().values().stream()
        .flatMap(below -> leaves(below).stream())
        .toList();
  }

  private static Stream<String> commands() {
    return leaves(Tpm4j.commandLine()).stream()
        .filter(leaf -> !SERVERS.contains(leaf.name()))
        .map(leaf -> leaf.qualifiedName().substring("tpm4j ".length()));
  }

  private static CommandSpec spec(String command) {
    List<String> words = List.of(command.split(" "));
    CommandLine line = Tpm4j.commandLineFor(words);
    for (String word : words) {
      line = line.getSubcommands().get(word);
    }
    return line.getCommandSpec();
  }

  private static boolean isFile(ArgSpec argument) {
    return argument.paramLabel().matches(".*(FILE|PEM|QUOTE|SEALED|DATA).*");
  }

  private static String value(ArgSpec argument, String file) {
    return isFile(argument) ? file : VALUES.getOrDefault(argument.paramLabel(), "text");
  }

  private static void give(OptionSpec option, String file, List<String> to) {
    boolean isFlag = option.arity().max() == 0;
    to.add(isFlag ? option.longestName() : option.longestName() + "=" + value(option, file));
  }

  /** The first choice of each group of which one is needed. */
  private static void give(ArgGroupSpec group, String file, List<String> to) {
    if (group.multiplicity().min() == 0) {
      return;
    }
    for (ArgSpec argument : group.args()) {
      if (argument instanceof OptionSpec option) {
        give(option, file, to);
        return;
      }
    }
  }

  /** As little as the command takes, with a file wherever it wants one. */
  private static List<String> least(CommandSpec spec, String file) {
    List<String> arguments = new ArrayList<>(List.of(spec.qualifiedName().split(" ")));
    arguments.remove(0);
    spec.options().stream()
        .filter(option -> option.required() && option.group() == null)
        .forEach(option -> give(option, file, arguments));
    spec.argGroups().forEach(group -> give(group, file, arguments));
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      arguments.add(value(parameter, file));
    }
    return arguments;
  }

  private static void assertOneLine(List<String> arguments, CommandRun run) {
    String what = String.join(" ", arguments) + " -> " + run.status() + "\n" + run.err();
    assertTrue(run.status() >= 0 && run.status() <= 3, what);
    assertTrue(run.errors().size() <= 1, what);
    assertFalse(run.err().contains("Exception"), what);
    assertFalse(run.err().contains("java."), what);
    assertFalse(run.err().contains(": null"), what);
    boolean failed = run.status() == ExitStatus.FAILED || run.status() == ExitStatus.USAGE;
    assertEquals(failed, run.errors().size() == 1, what);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void filesThatAreNone(String command) throws IOException {
    try (CommandTpm tpm = new CommandTpm()) {
      CommandSpec spec = spec(command);
      for (String file : files.values()) {
        List<String> least = least(spec, file);
        assertOneLine(least, run(tpm, spec, least));
        for (OptionSpec option : spec.options()) {
          // What is written to is a file of its own.
          if (isFile(option) && !least.contains(option.longestName() + "=" + file)) {
            List<String> more = new ArrayList<>(least);
            give(option, file, more);
            assertOneLine(more, run(tpm, spec, more));
          }
        }
        requireFiles();
      }
    }
  }

  private void requireFiles() throws IOException {
    Files.deleteIfExists(Path.of(files.get("missing")));
    assertTrue(Files.isDirectory(Path.of(files.get("folder"))));
    Files.write(Path.of(files.get("empty")), new byte[0]);
  }

  private static CommandRun run(CommandTpm tpm, CommandSpec spec, List<String> arguments) {
    String[] all = arguments.toArray(String[]::new);
    return spec.findOption("--tcti") == null ? CommandRun.of(all) : tpm.run(all);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void optionsThatThereAreNot_andWordsTooMany(String command) {
    for (String wrong : List.of("--frobnicate", "-Z", "--=", "one two three", "\u0000")) {
      List<String> arguments = least(spec(command), files.get("empty"));
      arguments.addAll(List.of(wrong, wrong, wrong, wrong));
      CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
      assertEquals(ExitStatus.USAGE, run.status(), arguments::toString);
      assertOneLine(arguments, run);
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void tpmsThatThereAreNot(String command) {
    CommandSpec spec = spec(command);
    if (spec.findOption("--tcti") == null) {
      return;
    }
    for (String tcti : List.of("swtpm:port=1", "device:/dev/null", "x", "", "engine:")) {
      List<String> arguments = least(spec, files.get("empty"));
      arguments.add("--tcti=" + tcti);
      assertOneLine(arguments, CommandRun.of(arguments.toArray(String[]::new)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info",
        "doctor",
        "random 32 --hex",
        "pcr read sha256:0-7",
        "key make -o FILE",
        "key list",
        "key make --handle=0x81000010",
        "nv list",
        "ek list",
        "ek public ecc_p256",
        "seal --pcrs=sha256:7 /etc/hostname FILE"
      })
  void aTpmThatIsGoneInTheMiddle(String command) throws IOException {
    try (CommandTpm real = new CommandTpm()) {
      for (int commands = 0; commands < 12; commands++) {
        Path made = folder.resolve("made" + commands);
        List<String> arguments =
            new ArrayList<>(List.of(command.replace("FILE", made.toString()).split(" ")));
        Path socket = folder.resolve("s" + commands);
        try (VanishingTpm tpm = new VanishingTpm(socket, real.tcti(), commands)) {
          arguments.add("--tcti=" + tpm.tcti());
          CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
          assertOneLine(arguments, run);
          // The doctor reports it as what it has found.
          assertTrue(commands > 0 || run.status() != ExitStatus.DONE, run::out);
          assertEquals(
              run.status() == ExitStatus.DONE && command.contains("FILE"), Files.exists(made));
        }
        real.run("key", "evict", "0x81000010", "--yes");
      }
    }
  }

  @Test
  void anAddressWithoutARoute() {
    CommandRun run = CommandRun.of("info", "--tcti=mssim:host=::bad");
    assertEquals(ExitStatus.FAILED, run.status());
    assertOneLine(List.of("info"), run);
  }

  @Test
  void knowsAllCommands() {
    assertTrue(commands().toList().containsAll(List.of("key make", "store", "ek list", "info")));
  }
}
