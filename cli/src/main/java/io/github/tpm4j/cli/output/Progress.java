package io.github.tpm4j.cli.output;

import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Shows a person that something is still going on: seconds on the error stream, and only where that
 * is a terminal. Nothing is shown of what is done within a second, and nothing is left at the end.
 */
public final class Progress {
  private static final Duration STEP = Duration.ofSeconds(1);

  /** To the line's beginning, and erase it (ECMA-48). */
  private static final String ERASE = "\r\033[K";

  private final PrintWriter err;
  private final Thread counter;

  private Progress(PrintWriter err, Thread counter) {
    this.err = err;
    this.counter = counter;
  }

  /**
   * Begins.
   *
   * @param what is going on, such as {@code Making an RSA key}
   */
  public static Progress of(CommandSpec command, String what) {
    PrintWriter err = command.commandLine().getErr();
    if (!Terminal.hasErrors()) {
      return new Progress(err, null);
    }
    Thread counter = new Thread(() -> count(err, what), "progress");
    counter.setDaemon(true);
    counter.start();
    return new Progress(err, counter);
  }

  private static void count(PrintWriter err, String what) {
    try {
      for (int seconds = 1; ; seconds++) {
        Thread.sleep(STEP.toMillis());
        err.print(ERASE + what + ": " + seconds + " s");
        err.flush();
      }
    } catch (InterruptedException e) {
      err.print(ERASE);
      err.flush();
    }
  }

  /** Ends it, and erases what was shown. */
  public void close() {
    if (counter == null) {
      return;
    }
    counter.interrupt();
    boolean interrupted = false;
    while (counter.isAlive()) {
      try {
        counter.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    err.flush();
  }
}
