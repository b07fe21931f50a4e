package io.github.tpm4j.cli.dropin.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.cli.dropin.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a channel of a TPM is, as the options of swtpm's tools name it. */
public sealed interface Place {
  /** {@code sizeof sun_path} less the closing zero (unix(7)). */
  int LONGEST_PATH_BYTES = 107;

  /** A TCP port. */
  record Tcp(TcpPlace place) implements Place {}

  /** A UNIX socket. */
  record Unix(String path) implements Place {}

  /**
   * A UNIX socket.
   *
   * @throws Refusal if its path is too long for one
   */
  static Place unix(String path) throws Refusal {
    if (path.getBytes(UTF_8).length > LONGEST_PATH_BYTES) {
      throw new Refusal("Socket path is too long.");
    }
    return new Unix(path);
  }

  /**
   * Why a device is not used: what is behind a name in /dev may be the machine's own TPM.
   *
   * @param program whose line it is
   */
  static Refusal withoutDevices(String program, String device) {
    return new Refusal(
        !device.isEmpty() && Files.exists(Path.of(device))
            ? program
                + ": '"
                + device
                + "' is no socket: this "
                + program
                + " speaks to --tcp HOST:PORT and --unix PATH"
            : "Unable to open device '" + device + "'.");
  }
}
