package io.github.tpm4j.cli;

/** With what a command ends; the same for all commands. */
public final class ExitStatus {
  /** Done; nothing was found that is wrong. */
  public static final int DONE = 0;

  /** The command failed: there is no TPM, it refused, or a file could not be read. */
  public static final int FAILED = 1;

  /** The command line is wrong; nothing was done. */
  public static final int USAGE = 2;

  /** Done, and something was found: a fault of the machine, or a log that does not fit. */
  public static final int FOUND = 3;

  private ExitStatus() {}
}
