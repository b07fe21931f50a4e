package io.github.tpm4j.peers;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a program printed and how it ended.
 *
 * @param command the program and its arguments
 * @param status the exit status
 * @param output its standard output, which may be binary
 * @param errors its standard error
 */
public record ToolResult(List<String> command, int status, byte[] output, String errors) {

  /** The standard output as text. */
  public String text() {
    return new String(output, StandardCharsets.UTF_8);
  }

  /** The command and everything that it printed, for the message of a failure. */
  @Override
  public String toString() {
    return String.join(" ", command) + "\n" + text() + errors;
  }
}
