package io.github.tpm4j.cli;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Reports a command's failure in one line: what was tried, and each cause's own words. */
final class Failure implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final OptionSpec stackTrace;

  /**
   * @param stackTrace whether to print where a command failed
   */
  Failure(OptionSpec stackTrace) {
    this.stackTrace = stackTrace;
  }

  /** Prints the failure to the command's error stream and returns the exit status. */
  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    err.println(name(command) + ": " + oneLine(words(failure)));
    if (Boolean.TRUE.equals(stackTrace.getValue())) {
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitStatus.FAILED;
  }

  /** Prints what is wrong with the command line and returns the exit status. */
  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    command
        .getErr()
        .printf(
            "%s: %s (%s --help)%n",
            name(command), oneLine(wrong.getMessage()) + suggestion(wrong), name(command));
    command.getErr().flush();
    return ExitStatus.USAGE;
  }

  private static String message(Throwable cause) {
    // These have nothing but the file's name to say.
    if (cause instanceof NoSuchFileException missing) {
      return "There is no file " + missing.getFile();
    }
    if (cause instanceof AccessDeniedException denied) {
      return "This user may not use " + denied.getFile();
    }
    return cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
  }

  private static String suggestion(ParameterException wrong) {
    return wrong instanceof UnmatchedArgumentException unmatched
            && !unmatched.getSuggestions().isEmpty()
        ? "; did you mean " + unmatched.getSuggestions().get(0) + "?"
        : "";
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  private static String oneLine(String words) {
    // What is wrong may have been made to move a terminal's cursor.
    return words.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
  }

  /** The messages along the chain of causes; a cause that only repeats another is left out. */
  static String words(Throwable failure) {
    Set<String> messages = new LinkedHashSet<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = message(cause);
      if (messages.stream().noneMatch(said -> said.contains(message))) {
        messages.add(message);
      }
    }
    return String.join(": ", messages);
  }
}
