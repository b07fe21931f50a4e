package io.github.tpm4j.benchmarks;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** {@code ./tpm4j serve} as a user starts it: how soon it is ready, and what memory it takes. */
final class ServedEngine {
  private static final int KEYS = 50;
  private static final int RSA_KEYS = 5;
  private static final int KILOBYTES_OF_A_MEGABYTE = 1024;
  private static final Duration WORK_LIMIT = Duration.ofMinutes(10);

  /** What a long-lived TPM does in a day, by tpm2-tools: some hundred processes. */
  private static final String WORK =
      """
      tpm2_createprimary -Q -G ecc -c primary
      tpm2_flushcontext -t
      head -c 32 /dev/urandom > digest
      for i in $(seq %d); do
        tpm2_create -Q -C primary -G ecc -u public -r private
        tpm2_flushcontext -t
        tpm2_load -Q -C primary -u public -r private -c key
        tpm2_flushcontext -t
        tpm2_sign -Q -c key -g sha256 -d digest -o signature
        tpm2_flushcontext -t
      done
      for i in $(seq %d); do
        tpm2_create -Q -C primary -G rsa2048 -u public -r private
        tpm2_flushcontext -t
      done
      tpm2_startauthsession --hmac-session -S session
      tpm2_sessionconfig session --enable-encrypt
      tpm2_getrandom -Q -S session 32 -o random
      tpm2_flushcontext session
      tpm2_pcrread -Q
      """
          .formatted(KEYS, RSA_KEYS);

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
    return median(millis);
  }

  private double medianOf(Path state) throws IOException {
    end(start(state));
    double[] millis = new double[starts];
    for (int i = 0; i < starts; i++) {
      millis[i] = millisToReady(state);
    }
    return median(millis);
  }

  private static double millisToReady(Path state) throws IOException {
    long begin = System.nanoTime();
    EngineServer served = start(state);
    double millis = (System.nanoTime() - begin) / 1e6;
    end(served);
    return millis;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void printMemory(PrintStream out, Path folder, Path state) throws IOException {
    EngineServer served = start(state);
    try {
      out.printf(Locale.ROOT, "| resident memory, ready | %.0f MB |%n", residentMegabytes(served));
      Tool.of("bash", "-euo", "pipefail", "-c", WORK)
          .tpm("mssim:host=127.0.0.1,port=" + served.port())
          .in(folder)
          .within(WORK_LIMIT)
          .succeed();
      out.printf(
          Locale.ROOT,
          "| resident memory, after %d EC and %d RSA keys by tpm2-tools | %.0f MB |%n%n",
          KEYS,
          RSA_KEYS,
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
