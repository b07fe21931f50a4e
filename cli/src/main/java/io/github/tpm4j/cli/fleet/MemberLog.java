package io.github.tpm4j.cli.fleet;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What happened to one TPM of a fleet, in a file beside its state; failures to all, too. */
final class MemberLog {
  /** Some hundred lines; then it begins anew. */
  private static final int MOST_BYTES = 65_536;

  private final MemberFolder folder;
  private final PrintWriter errors;
  private String lastFailure = "";

  MemberLog(MemberFolder folder, PrintWriter errors) {
    this.folder = folder;
    this.errors = errors;
  }

  void happened(String what) {
    write(what);
    lastFailure = "";
  }

  /** What fails again and again is said once. */
  void failed(String why) {
    if (!why.equals(lastFailure)) {
      lastFailure = why;
      errors.println("tpm4j: " + folder.name() + ": " + why);
      errors.flush();
      write("failed: " + why);
    }
  }

  private void write(String what) {
    Path file = folder.log();
    String line = Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + what + "\n";
    try {
      boolean isFull = Files.exists(file) && Files.size(file) > MOST_BYTES;
      StandardOpenOption how =
          isFull ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how);
    } catch (IOException e) {
      // Of a full disk the state's own failure tells; of a folder that went, nothing is to be told.
      errors.flush();
    }
  }
}
