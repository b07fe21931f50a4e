package io.github.tpm4j.cli.dropin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The option {@code --pid}: the number of this process, in a file or a pipe, once the sockets
 * listen. A file of it is removed at the end.
 *
 * @param path of what is written, if it was named
 * @param descriptor of what is written, if it was only lent
 */
record PidFile(Optional<Path> path, OptionalInt descriptor) {

  static PidFile parse(String text) throws Refusal {
    SubOptions options = SubOptions.parse("pid", text, Set.of("file", "fd"), Set.of());
    OptionalInt descriptor = options.number("fd");
    if (options.has("file") && descriptor.isPresent()) {
      throw new Refusal("swtpm: The file and fd parameters of the pid option exclude each other");
    }
    if (options.has("file")) {
      return new PidFile(options.text("file").map(Path::of), descriptor);
    }
    if (descriptor.isEmpty()) {
      throw new Refusal("swtpm: Missing file and fd parameters of the pid option");
    }
    if (!Descriptors.isOpen(descriptor.getAsInt())) {
      throw new Refusal("swtpm: Bad filedescriptor " + descriptor.getAsInt() + " for pid file");
    }
    return new PidFile(Optional.empty(), descriptor);
  }

  void write() throws Refusal {
    byte[] number = (ProcessHandle.current().pid() + "\n").getBytes(US_ASCII);
    try {
      if (path.isPresent()) {
        write(path.get(), number);
      } else {
        Descriptors.output(descriptor.getAsInt()).write(number);
      }
    } catch (NoSuchFileException e) {
      throw new Refusal(
          "swtpm: Could not open pidfile " + place() + " : No such file or directory", e);
    } catch (IOException e) {
      throw new Refusal("swtpm: Could not open pidfile " + place() + " : " + e.getMessage(), e);
    }
  }

  private String place() {
    return path.map(Path::toString).orElseGet(() -> "descriptor " + descriptor.getAsInt());
  }

  /**
   * In place, and the number last: swtpm_setup has made the file, watches that, and deletes it as
   * soon as there is something in it.
   */
  private static void write(Path path, byte[] number) throws IOException {
    OpenOption[] options = {
      StandardOpenOption.CREATE,
      StandardOpenOption.WRITE,
      StandardOpenOption.TRUNCATE_EXISTING,
      LinkOption.NOFOLLOW_LINKS
    };
    try (OutputStream out = Files.newOutputStream(path, options)) {
      FileModes.set(path, FileModes.PID_FILE);
      out.write(number);
    }
  }

  void remove() throws IOException {
    if (path.isPresent()) {
      Files.deleteIfExists(path.get());
    }
  }
}
