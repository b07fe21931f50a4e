package io.github.tpm4j.benchmarks;

import io.github.tpm4j.benchmarks.timing.Median;
import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.JavaCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs JVMs with the bundled TPM from their start to their end. */
final class ColdStart {
  private final int runs;

  ColdStart(int runs) {
    this.runs = runs;
  }

  void print(PrintStream out) throws IOException, InterruptedException {
    out.printf(Locale.ROOT, "| | ms |%n|---|---:|%n");
    out.printf(Locale.ROOT, "| a JVM that does nothing | %.0f |%n", median("nothing"));
    out.printf(
        Locale.ROOT,
        "| provider, new P-256 key, first signature | %.0f |%n",
        median(FirstSignature.WORK));
    out.printf(Locale.ROOT, "| `./tpm4j info` of a bundled TPM in a folder | %.0f |%n%n", ofInfo());
  }

  private double median(String work) throws IOException, InterruptedException {
    List<String> command = JavaCommand.of(FirstSignature.class, work);
    return median(new ProcessBuilder(command).inheritIO());
  }

  private double ofInfo() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("info");
    try {
      String command = Checkout.root().resolve("tpm4j").toString();
      ProcessBuilder info =
          new ProcessBuilder(command, "info", "--tcti", "engine:dir=" + folder.resolve("tpm"))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT);
      return median(info);
    } finally {
      Folders.delete(folder);
    }
  }

  private double median(ProcessBuilder program) throws IOException, InterruptedException {
    run(program);
    double[] millis = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      run(program);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    return Median.of(millis);
  }

  private static void run(ProcessBuilder program) throws IOException, InterruptedException {
    int status = program.start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(program.command() + " ended with " + status);
    }
  }
}
