package io.github.tpm4j.cli.dropin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.tpm4j.transport.nativeio.OwnStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The option {@code --daemon}. A JVM cannot fork, so the command's script starts it in the
 * background, and ends when this process writes to it that its sockets listen.
 */
final class Background {
  /** Set by the script: the descriptor of the pipe in which it waits. */
  private static final String PIPE = "TPM4J_SWTPM_READY_FD";

  private static final int LAST_STANDARD_STREAM = 2;

  private Background() {}

  static boolean isAwaited(Map<String, String> environment) {
    return environment.getOrDefault(PIPE, "").matches("\\d{1,4}");
  }

  /** The sockets listen: the script may end, and nobody waits for what is printed here. */
  static void ready(Map<String, String> environment) throws Refusal {
    int pipe = Integer.parseInt(environment.get(PIPE));
    try {
      Files.write(Descriptors.file(pipe), "ready\n".getBytes(US_ASCII), StandardOpenOption.WRITE);
      OwnStreams.letGo(pipe);
      for (int stream = 0; stream <= LAST_STANDARD_STREAM; stream++) {
        OwnStreams.letGo(stream);
      }
    } catch (IOException e) {
      throw new Refusal("swtpm: The background cannot be reached: " + e.getMessage(), e);
    }
  }
}
