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
 * @param path a file, or what a descriptor stands for; empty for stderr
 * @param isLent whether it was opened by whoever started this process
 * @param isOff whether messages go nowhere
 * @param truncates whether what is in the file is dropped
 * @param prefix what each line begins with
 */
record LogOption(
    Optional<Path> path, boolean isLent, boolean isOff, boolean truncates, String prefix) {
  private static final Set<String> KEYS = Set.of("file", "fd", "level", "prefix");

  static LogOption stderr() {
    return new LogOption(Optional.empty(), false, false, false, "");
  }

  static LogOption parse(String text) throws Refusal {
    SubOptions options = SubOptions.parse("logging", text, KEYS, Set.of("truncate"));
    OptionalInt descriptor = options.number("fd");
    // Read to be refused where it is none: there are messages of one importance only.
    options.number("level");
    String file = options.text("file").orElse("");
    boolean isOff = file.equals("-");
    Optional<Path> path = file.isEmpty() || isOff ? Optional.empty() : Optional.of(Path.of(file));
    if (descriptor.isPresent()) {
      path = Optional.of(descriptor(descriptor.getAsInt()));
    }
    return new LogOption(
        path,
        descriptor.isPresent(),
        isOff,
        options.has("truncate"),
        options.text("prefix").orElse(""));
  }

  private static Path descriptor(int number) throws Refusal {
    try {
      return Descriptors.file(number);
    } catch (IOException e) {
      throw new Refusal("swtpm: Bad filedescriptor " + number + " for log", e);
    }
  }

  /** Opens it; its lines are written at once. */
  PrintStream open(PrintStream stderr) throws Refusal {
    if (isOff) {
      return new PrintStream(OutputStream.nullOutputStream(), true, UTF_8);
    }
    if (path.isEmpty()) {
      return prefix.isEmpty() ? stderr : new PrefixedLines(stderr, prefix);
    }
    try {
      PrintStream file = new PrintStream(open(path.get()), true, UTF_8);
      return prefix.isEmpty() ? file : new PrefixedLines(file, prefix);
    } catch (IOException e) {
      throw new Refusal("swtpm: Could not open logfile " + path.get() + ": " + e.getMessage(), e);
    }
  }

  private OutputStream open(Path file) throws IOException {
    boolean isNew = Files.notExists(file);
    Set<OpenOption> options = new HashSet<>(Set.of(StandardOpenOption.WRITE));
    options.add(truncates ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
    if (!isLent) {
      options.add(StandardOpenOption.CREATE);
      options.add(LinkOption.NOFOLLOW_LINKS);
    }
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
