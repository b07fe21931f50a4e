package io.github.tpm4j.engine.store;

import io.github.tpm4j.peers.JavaCommand;
import java.io.IOException;
import java.util.List;

/** A second JVM that runs a main class of the tests. */
final class JavaProcess {
  private JavaProcess() {}

  static Process start(Class<?> main, String... arguments) throws IOException {
    return new ProcessBuilder(command(main, arguments))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static List<String> command(Class<?> main, String... arguments) {
    return JavaCommand.of(JavaCommand.SHORT_LIVED, main.getName(), arguments);
  }
}
