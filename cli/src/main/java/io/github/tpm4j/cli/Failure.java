package io.github.tpm4j.cli;

import java.io.PrintWriter;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;

/** Tells of a command's failure in one paragraph: what was tried, and each cause's own words. */
final class Failure {

  private Failure() {}

  /** Prints the failure to the command's error stream and returns the exit status. */
  static int report(Exception failure, CommandLine command, boolean stackTrace) {
    PrintWriter err = command.getErr();
    err.println("tpm4j " + command.getCommandName() + ": " + words(failure));
    if (stackTrace) {
      failure.printStackTrace(err);
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** The messages along the chain of causes; a cause that only repeats another is left out. */
  static String words(Throwable failure) {
    Set<String> messages = new LinkedHashSet<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
      if (messages.stream().noneMatch(said -> said.contains(message))) {
        messages.add(message);
      }
    }
    return String.join(": ", messages);
  }
}
