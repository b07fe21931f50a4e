package io.github.tpm4j.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.Tool;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URISyntaxException;
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

  void print(PrintStream out) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("served");
    try {
      // The first start of all may build the jar, and makes an archive of loaded classes.
      Served.start(folder.resolve("first")).end();
      out.printf(Locale.ROOT, "| `./tpm4j serve` | |%n|---|---:|%n");
      out.printf(Locale.ROOT, "| to `ready`, a new TPM | %.0f ms |%n", medianOfNew(folder));
      Path state = folder.resolve("state");
      out.printf(Locale.ROOT, "| to `ready`, its state restored | %.0f ms |%n", medianOf(state));
      printMemory(out, folder, state);
    } finally {
      Folders.delete(folder);
    }
  }

  private double medianOfNew(Path folder) throws IOException, InterruptedException {
    double[] millis = new double[starts];
    for (int i = 0; i < starts; i++) {
      millis[i] = millisToReady(folder.resolve("new" + i));
    }
    return median(millis);
  }

  private double medianOf(Path state) throws IOException, InterruptedException {
    Served.start(state).end();
    double[] millis = new double[starts];
    for (int i = 0; i < starts; i++) {
      millis[i] = millisToReady(state);
    }
    return median(millis);
  }

  private static double millisToReady(Path state) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    Served served = Served.start(state);
    double millis = (System.nanoTime() - begin) / 1e6;
    served.end();
    return millis;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void printMemory(PrintStream out, Path folder, Path state)
      throws IOException, InterruptedException {
    Served served = Served.start(state);
    try {
      out.printf(Locale.ROOT, "| resident memory, ready | %.0f MB |%n", served.residentMegabytes());
      Tool.of("bash", "-euo", "pipefail", "-c", WORK)
          .tpm(served.tcti())
          .in(folder)
          .within(WORK_LIMIT)
          .succeed();
      out.printf(
          Locale.ROOT,
          "| resident memory, after %d EC and %d RSA keys by tpm2-tools | %.0f MB |%n%n",
          KEYS,
          RSA_KEYS,
          served.residentMegabytes());
    } finally {
      served.end();
    }
  }

  /** A process that has said that it is ready. */
  private record Served(Process process, int port) {
    private static final String COLON = ":";

    static Served start(Path state) throws IOException {
      Process process =
          new ProcessBuilder(
                  command().toString(),
                  "serve",
                  "mssim",
                  "--port",
                  "0",
                  "--startup",
                  "clear",
                  "--state",
                  state.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String ready =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
      if (ready == null) {
        throw new IOException("tpm4j serve ended without being ready");
      }
      // ready tcp:PORT tcp:PORT
      String address = ready.split(" ")[1];
      return new Served(
          process, Integer.parseInt(address.substring(address.lastIndexOf(COLON) + 1)));
    }

    /** The command beside the folder of this module. */
    private static Path command() throws IOException {
      try {
        Path classes =
            Path.of(ServedEngine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return classes.resolve("../../../tpm4j").toRealPath();
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    }

    String tcti() {
      return "mssim:host=127.0.0.1,port=" + port;
    }

    double residentMegabytes() throws IOException {
      Path status = Path.of("/proc", Long.toString(process.pid()), "status");
      return Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
              .findFirst()
              .orElseThrow()
          / (double) KILOBYTES_OF_A_MEGABYTE;
    }

    /** SIGTERM, and its orderly end. */
    void end() throws InterruptedException {
      process.destroy();
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException("tpm4j serve ended with " + status);
      }
    }
  }
}
