package io.github.tpm4j.cli.fleet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name the folder of a fleet. */
final class FleetOption {
  private static final long LIMIT_NANOS = 30_000_000_000L;
  private static final long PAUSE_NANOS = 20_000_000L;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--dir",
      required = true,
      paramLabel = "DIR",
      description = "The folder, as 'tpm4j serve fleet' has it.")
  private Path directory;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "Where the keys are, as 'tpm4j serve fleet' has it.")
  private Path keys;

  FleetFolder folder() {
    return FleetFolder.of(directory.toAbsolutePath(), keys);
  }

  /**
   * The folder of a TPM, which need not be there.
   *
   * @throws ParameterException if that is no name
   */
  MemberFolder member(String name) {
    if (!FleetFolder.isName(name)) {
      throw new ParameterException(
          command.commandLine(),
          "'" + name + "' is no name: letters, digits, '_', '.' and '-', 64 at the most");
    }
    return folder().member(name);
  }

  /** Whether a process serves it. */
  boolean isServed() throws IOException {
    if (Files.notExists(folder().lock())) {
      return false;
    }
    try (FileChannel lock = FileChannel.open(folder().lock(), StandardOpenOption.WRITE)) {
      return lock.tryLock() == null;
    }
  }

  /** Waits for what the serving process does, if there is one; false if it did not do so. */
  boolean await(BooleanSupplier condition) throws IOException {
    long end = System.nanoTime() + LIMIT_NANOS;
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      if (!isServed()) {
        return true;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return condition.getAsBoolean();
  }
}
