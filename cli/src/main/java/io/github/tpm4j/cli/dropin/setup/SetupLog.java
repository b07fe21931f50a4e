package io.github.tpm4j.cli.dropin.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.cli.dropin.Refusal;
import io.github.tpm4j.cli.dropin.SystemMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Where messages go: to the terminal, or all to a file. */
final class SetupLog implements AutoCloseable {
  private final Optional<Path> file;
  private final PrintStream terminal;
  private final PrintStream out;
  private final PrintStream err;

  private SetupLog(Optional<Path> file, PrintStream terminal, PrintStream out, PrintStream err) {
    this.file = file;
    this.terminal = terminal;
    this.out = out;
    this.err = err;
  }

  /**
   * Opens it; what is in a file stays.
   *
   * @throws Refusal if the file cannot be written, or is a link
   */
  static SetupLog open(Optional<String> logfile, PrintStream out, PrintStream err) throws Refusal {
    if (logfile.isEmpty()) {
      return new SetupLog(Optional.empty(), out, out, err);
    }
    if (logfile.get().isEmpty()) {
      throw new Refusal("Error opening file : No such file or directory");
    }
    Path path = Path.of(logfile.get());
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND,
            LinkOption.NOFOLLOW_LINKS);
    try {
      OutputStream stream =
          Channels.newOutputStream(
              Files.newByteChannel(
                  path,
                  options,
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------"))));
      PrintStream lines = new PrintStream(stream, true, UTF_8);
      return new SetupLog(Optional.of(path), out, lines, lines);
    } catch (IOException e) {
      throw new Refusal("Error opening file " + path + ": " + SystemMessage.of(e), e);
    }
  }

  /** The file, for tools that write to it too. */
  Optional<Path> file() {
    return file;
  }

  void info(String line) {
    out.println(line);
  }

  void error(String line) {
    err.println(line);
  }

  /** For the terminal alone. */
  void progress(String line) {
    terminal.println(line);
  }

  @Override
  public void close() {
    if (file.isPresent()) {
      out.close();
    }
  }
}
