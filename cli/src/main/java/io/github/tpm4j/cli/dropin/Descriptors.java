package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.transport.nativeio.GivenFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Files that whoever started this process has opened for it, by their numbers. */
final class Descriptors {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  private Descriptors() {}

  static boolean isOpen(int number) {
    return Files.exists(link(number), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * The number again, if it is that of a socket.
   *
   * @param purpose for the message
   */
  static int socket(int number, String purpose) throws Refusal {
    try {
      if (Files.readSymbolicLink(link(number)).toString().startsWith("socket:")) {
        return number;
      }
    } catch (IOException e) {
      throw new Refusal("swtpm: Bad filedescriptor " + number + " for " + purpose, e);
    }
    throw new Refusal("swtpm: Bad filedescriptor " + number + " for " + purpose);
  }

  /**
   * What writes to a descriptor that was given: to open it again, the kernel refuses where another
   * user has made the pipe.
   *
   * @throws IOException if there is none of the number
   */
  static OutputStream output(int number) throws IOException {
    if (!isOpen(number)) {
      throw new IOException("Bad file descriptor");
    }
    return GivenFile.output(number);
  }

  /**
   * Where what the descriptor stands for can be opened: a file or a pipe, not a socket.
   *
   * @throws IOException if there is none of the number
   */
  static Path file(int number) throws IOException {
    if (!isOpen(number)) {
      throw new IOException("Bad file descriptor");
    }
    return link(number);
  }

  private static Path link(int number) {
    return OPEN_FILES.resolve(Integer.toUnsignedString(number));
  }
}
