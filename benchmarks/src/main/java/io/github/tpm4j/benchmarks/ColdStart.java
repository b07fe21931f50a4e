package io.github.tpm4j.benchmarks;

import io.github.tpm4j.peers.JavaCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Runs JVMs that make a key in the bundled TPM and sign with it, from their start to their end. */
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
        "| provider, new P-256 key, first signature | %.0f |%n%n",
        median(FirstSignature.WORK));
  }

  private double median(String work) throws IOException, InterruptedException {
    run(work);
    double[] millis = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      run(work);
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[runs / 2];
  }

  private static void run(String work) throws IOException, InterruptedException {
    List<String> command = JavaCommand.of(FirstSignature.class, work);
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("The JVM for " + work + " ended with " + status);
    }
  }
}
