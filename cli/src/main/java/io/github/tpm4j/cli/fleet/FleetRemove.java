package io.github.tpm4j.cli.fleet;

import io.github.tpm4j.cli.ExitStatus;
import io.github.tpm4j.cli.output.Confirmation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tpm4j fleet remove}. */
@Command(
    name = "remove",
    description = {
      "Ends a TPM of a fleet in order, and serves it no more. Its state stays, for 'tpm4j fleet"
          + " add'."
    },
    mixinStandardHelpOptions = true,
    usageHelpAutoWidth = true)
final class FleetRemove implements Callable<Integer> {
  @Mixin private FleetOption fleet;
  @Mixin private Confirmation confirmation;

  @Parameters(paramLabel = "NAME", description = "The name of the TPM.")
  private String name;

  @Option(names = "--delete", description = "Deletes its state and its key as well.")
  private boolean isToDelete;

  @Override
  public Integer call() throws IOException {
    MemberFolder member = fleet.member(name);
    if (!Files.isDirectory(member.directory())) {
      throw new IOException("There is no TPM " + name);
    }
    if (isToDelete
        && !confirmation.isGiven("All keys of the TPM " + name + " are lost", "Delete it?")) {
      return ExitStatus.FAILED;
    }
    if (!member.isStopped()) {
      Files.createFile(member.stopped());
    }
    if (!fleet.await(() -> !member.isServed())) {
      throw new IOException(name + " has not ended yet: see " + member.log());
    }
    if (isToDelete) {
      delete(member);
    }
    return ExitStatus.DONE;
  }

  /** The key first: without it the state is of no use, whatever becomes of its blocks. */
  private static void delete(MemberFolder member) throws IOException {
    Files.deleteIfExists(member.key());
    List<Path> files;
    try (Stream<Path> all = Files.walk(member.directory())) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
