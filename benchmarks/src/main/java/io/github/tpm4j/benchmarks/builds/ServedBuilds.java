package io.github.tpm4j.benchmarks.builds;

import io.github.tpm4j.benchmarks.timing.Median;
import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * {@code ./tpm4j serve} of this build and of another, as users start it, in turns: how soon it is
 * ready, what of the processors it takes until then, and what memory.
 */
public final class ServedBuilds {
  private final int starts;
  private final Path[] commands;

  /**
   * @param starts of each, and of each kind
   */
  public ServedBuilds(OtherBuild other, int starts) {
    this.starts = starts;
    commands = new Path[] {other.command(), Checkout.root().resolve("tpm4j")};
  }

  /** Measures, and prints a Markdown table. */
  public void print(PrintStream out) throws IOException {
    Path folder = Files.createTempDirectory("served");
    try {
      Side[] sides = new Side[commands.length];
      for (int i = 0; i < sides.length; i++) {
        sides[i] =
            new Side(commands[i], Files.createDirectory(folder.resolve("build" + i)), starts);
        sides[i].prepare();
      }
      for (int round = 0; round < starts; round++) {
        for (Side side : sides) {
          side.startBoth(round);
        }
      }
      out.printf(
          "| `./tpm4j serve` | the other build | this build | ratio |%n|---|---:|---:|---:|%n");
      row(
          out,
          "to `ready`, a new TPM, ms",
          Median.of(sides[0].fresh.millis),
          Median.of(sides[1].fresh.millis));
      row(out, "its processor time, ms", mean(sides[0].fresh.cpu), mean(sides[1].fresh.cpu));
      row(
          out,
          "to `ready`, its state restored, ms",
          Median.of(sides[0].restored.millis),
          Median.of(sides[1].restored.millis));
      row(out, "its processor time, ms", mean(sides[0].restored.cpu), mean(sides[1].restored.cpu));
      double[][] memory = {sides[0].megabytes(), sides[1].megabytes()};
      row(out, "resident memory, ready, MB", memory[0][0], memory[1][0]);
      row(out, "resident memory, after " + KeysByTools.WHAT + ", MB", memory[0][1], memory[1][1]);
      out.println();
    } finally {
      Folders.delete(folder);
    }
  }

  private static void row(PrintStream out, String what, double other, double own) {
    out.printf(Locale.ROOT, "| %s | %.0f | %.0f | %.2f |%n", what, other, own, own / other);
  }

  /** The kernel's steps of 10 ms are too long for a median. */
  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** The starts of one kind. */
  private static final class Starts {
    private final double[] millis;
    private final double[] cpu;

    Starts(int count) {
      millis = new double[count];
      cpu = new double[count];
    }
  }

  /** One build. */
  private static final class Side {
    private final Path command;
    private final Path folder;
    private final Starts fresh;
    private final Starts restored;

    Side(Path command, Path folder, int starts) {
      this.command = command;
      this.folder = folder;
      fresh = new Starts(starts);
      restored = new Starts(starts);
    }

    /** The first start of all may build the jar, and makes an archive of loaded classes. */
    void prepare() throws IOException {
      end(start(folder.resolve("state")));
      end(start(folder.resolve("state")));
    }

    void startBoth(int round) throws IOException {
      time(folder.resolve("new" + round), fresh, round);
      time(folder.resolve("state"), restored, round);
    }

    private void time(Path state, Starts starts, int round) throws IOException {
      long begin = System.nanoTime();
      EngineServer server = start(state);
      starts.millis[round] = (System.nanoTime() - begin) / 1e6;
      starts.cpu[round] = server.processorTime().toMillis();
      end(server);
    }

    /** When it is ready, and after work. */
    double[] megabytes() throws IOException {
      EngineServer server = start(folder.resolve("state"));
      try {
        double ready = server.residentKilobytes() / 1024.0;
        KeysByTools.make(server, folder);
        return new double[] {ready, server.residentKilobytes() / 1024.0};
      } finally {
        end(server);
      }
    }

    private EngineServer start(Path state) throws IOException {
      return EngineServer.byScript(
          command, "mssim", "--port", "0", "--startup", "clear", "--state", state.toString());
    }

    private static void end(EngineServer server) throws IOException {
      try (server) {
        int status = server.terminate();
        if (status != 0) {
          throw new IllegalStateException("tpm4j serve ended with " + status);
        }
      }
    }
  }
}
