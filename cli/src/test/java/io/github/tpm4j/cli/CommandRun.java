package io.github.tpm4j.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A command that has run within this process.
 *
 * @param status its exit status
 */
public record CommandRun(int status, String out, String err) {

  /** Runs a command to its end. */
  public static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Tpm4j.commandLineFor(List.of(arguments))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new CommandRun(status, out.toString(), err.toString());
  }

  /** The lines of the output. */
  public List<String> lines() {
    return out.lines().toList();
  }

  /** The lines of the errors. */
  public List<String> errors() {
    return err.lines().toList();
  }
}
