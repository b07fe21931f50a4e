package io.github.tpm4j.benchmarks;

import io.github.tpm4j.benchmarks.builds.KeysByTools;
import io.github.tpm4j.benchmarks.timing.Median;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** {@code ./tpm4j serve} as a user starts it: how soon it is ready, and what memory it takes. */
final class ServedEngine {
  private static final int KILOBYTES_OF_A_MEGABYTE = 1024;

  private final int starts;

  ServedEngine(int starts) {
    this.starts = starts;
  }

  void print(PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("served");
    try {
      // The first start of all may build the jar, and makes an archive of loaded classes.
      end(start(folder.resolve("first")));
      out.printf(Locale.ROOT, "| `./tpm4j serve` | |%n|---|---:|%n");
      out.printf(Locale.ROOT, "| to `ready`, a new TPM | %.0f ms |%n", medianOfNew(folder));
      Path state = folder.resolve("state");
      out.printf(Locale.ROOT, "| to `ready`, its state restored | %.0f ms |%n", medianOf(state));
      printMemory(out, folder, state);
    } finally {
      Folders.delete(folder);
    }
  }

  private double medianOfNew(Path folder) throws IOException {
    double[] millis = new double[starts];
    for (int i = 0; i < starts; i++) {
      millis[i] = millisToReady(folder.resolve("new" + i));
    }
    return Median.of(millis);
  }

  private double medianOf(Path state) throws IOException {
    end(start(state));
    double[] millis = new double[starts];
    for (int i = 0; i < starts; i++) {
      millis[i] = millisToReady(state);
    }
    return Median.of(millis);
  }

  private static double millisToReady(Path state) throws IOException {
    long begin = System.nanoTime();
    EngineServer served = start(state);
    double millis = (System.nanoTime() - begin) / 1e6;
    end(served);
    return millis;
  }

  private static void printMemory(PrintStream out, Path folder, Path state) throws IOException {
    EngineServer served = start(state);
    try {
      out.printf(Locale.ROOT, "| resident memory, ready | %.0f MB |%n", residentMegabytes(served));
      KeysByTools.make(served, folder);
      out.printf(
          Locale.ROOT,
          "| resident memory, after %s | %.0f MB |%n%n",
          KeysByTools.WHAT,
          residentMegabytes(served));
    } finally {
      end(served);
    }
  }

  private static EngineServer start(Path state) throws IOException {
    return EngineServer.byScript(
        "mssim", "--port", "0", "--startup", "clear", "--state", state.toString());
  }

  /** SIGTERM, and its orderly end. */
  private static void end(EngineServer server) throws IOException {
    try (server) {
      int status = server.terminate();
      if (status != 0) {
        throw new IllegalStateException("tpm4j serve ended with " + status);
      }
    }
  }

  private static double residentMegabytes(EngineServer server) throws IOException {
    return server.residentKilobytes() / (double) KILOBYTES_OF_A_MEGABYTE;
  }
}
