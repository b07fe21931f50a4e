package io.github.tpm4j.engine.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Runs the openssl command; where there is none the test fails. */
public final class OpenSsl {
  private OpenSsl() {}

  /** What the command prints to its standard output. */
  public static byte[] run(byte[] input, String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.getOutputStream().write(input);
      process.getOutputStream().close();
      byte[] output = process.getInputStream().readAllBytes();
      assertEquals(0, process.waitFor(), () -> String.join(" ", command));
      return output;
    } catch (IOException e) {
      throw new AssertionError("openssl is needed for this test", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public static String hex(byte[] octets) {
    return HexFormat.of().formatHex(octets);
  }
}
