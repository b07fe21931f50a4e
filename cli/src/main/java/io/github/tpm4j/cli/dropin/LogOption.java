package io.github.tpm4j.cli.dropin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The option {@code --log}: where messages go, which is stderr without it.
 *
 * @param path a file; without one and a descriptor messages go to stderr
 * @param descriptor what was opened by whoever started this process
 * @param isOff whether messages go nowhere
 * @param truncates whether what is in the file is dropped
 * @param prefix what each line begins with
 */
record LogOption(
    Optional<Path> path, OptionalInt descriptor, boolean isOff, boolean truncates, String prefix) {
  private static final Set<String> KEYS = Set.of("file", "fd", "level", "prefix");

  static LogOption stderr() {
    return new LogOption(Optional.empty(), OptionalInt.empty(), false, false, "");
  }

  static LogOption parse(String text) throws Refusal {
    SubOptions options = SubOptions.parse("logging", text, KEYS, Set.of("truncate"));
    OptionalInt descriptor = options.number("fd");
    // Read to be refused where it is none: there are messages of one importance only.
    options.number("level");
    String file = options.text("file").orElse("");
    boolean isOff = file.equals("-");
    Optional<Path> path = file.isEmpty() || isOff ? Optional.empty() : Optional.of(Path.of(file));
    if (descriptor.isPresent() && !Descriptors.isOpen(descriptor.getAsInt())) {
      throw new Refusal("swtpm: Bad filedescriptor " + descriptor.getAsInt() + " for log");
    }
    return new LogOption(
        descriptor.isPresent() ? Optional.empty() : path,
        descriptor,
        isOff,
        options.has("truncate"),
        options.text("prefix").orElse(""));
  }

  /** Opens it; its lines are written at once. */
  PrintStream open(PrintStream stderr) throws Refusal {
    if (isOff) {
      return new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    }
    try {
      PrintStream lines =
          descriptor.isPresent()
              ? new PrintStream(Descriptors.output(descriptor.getAsInt()), true, UTF_8)
              : path.isPresent() ? new PrintStream(open(path.get()), true, UTF_8) : stderr;
      return prefix.isEmpty() ? lines : new PrefixedLines(lines, prefix);
    } catch (IOException e) {
      throw new Refusal("swtpm: Could not open logfile " + place() + ": " + e.getMessage(), e);
    }
  }

  private String place() {
    return path.map(Path::toString).orElseGet(() -> "descriptor " + descriptor.getAsInt());
  }

  private OutputStream open(Path file) throws IOException {
    boolean isNew = Files.notExists(file);
    Set<OpenOption> options =
        new HashSet<>(Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE));
    options.add(LinkOption.NOFOLLOW_LINKS);
    options.add(truncates ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
    OutputStream out = Files.newOutputStream(file, options.toArray(OpenOption[]::new));
    if (isNew) {
      FileModes.set(file, FileModes.LOG_FILE);
    }
    return out;
  }

  /** Puts a text before each line that is printed whole. */
  private static final class PrefixedLines extends PrintStream {
    private final String prefix;

    PrefixedLines(PrintStream target, String prefix) {
      super(target, true, UTF_8);
      this.prefix = prefix;
    }

    @Override
    public void println(String line) {
      super.println(prefix + line);
    }
  }
}
