package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.benchmarks.timing.Median;
import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.InProcess;
import io.github.tpm4j.benchmarks.tpm.Side;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.benchmarks.tpm.Timed;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * TPM2_Sign in process beside {@code openssl speed}, in turns, by the processor time of both: that
 * is what {@code openssl speed} counts.
 */
public final class OpenSslComparison {
  private static final long NANOS_OF_A_TURN = 1_000_000_000;
  private static final int WARM_UP_TURNS = 3;
  private static final int COMMANDS_OF_A_LOOK = 100;

  private final PrintStream out;
  private final int turns;

  /**
   * @param turns of a second each, for either side
   */
  public OpenSslComparison(PrintStream out, int turns) {
    this.out = out;
    this.turns = turns;
  }

  /** Prints the table. */
  public void print() throws Exception {
    out.println("| | openssl speed, µs | TPM2_Sign in process, µs | times the time |");
    out.println("|---|---:|---:|---:|");
    row("ECDSA P-256", Templates.eccSigningKey(), "ecdsap256", "+F4:");
    row("RSA-2048", Templates.rsaSigningKey(), "rsa2048", "+F2:");
    out.println();
  }

  private void row(String name, TpmtPublic template, String algorithm, String line)
      throws Exception {
    try (Side side = new InProcess()) {
      Bench tpm = new Bench(side);
      tpm.execute(new Startup.Request(TpmSu.CLEAR));
      Timed<?> signing = tpm.time(Requests.sign(tpm.key(template), Bytes.adopt(new byte[32])));
      for (int i = 0; i < WARM_UP_TURNS; i++) {
        micros(signing);
      }
      double[] theirs = new double[turns];
      double[] ours = new double[turns];
      for (int i = 0; i < turns; i++) {
        theirs[i] = opensslMicros(algorithm, line);
        ours[i] = micros(signing);
      }
      double their = Median.of(theirs);
      double our = Median.of(ours);
      out.printf(Locale.ROOT, "| %s | %.1f | %.1f | %.2f |%n", name, their, our, our / their);
    }
  }

  /** Processor time of this thread a command. */
  private static double micros(Timed<?> signing) throws Exception {
    long end = System.nanoTime() + NANOS_OF_A_TURN;
    long begin = processorNanos();
    int done = 0;
    signing.prepare();
    do {
      for (int i = 0; i < COMMANDS_OF_A_LOOK; i++) {
        signing.run();
      }
      done += COMMANDS_OF_A_LOOK;
    } while (System.nanoTime() < end);
    double micros = (processorNanos() - begin) / 1e3 / done;
    signing.undo();
    return micros;
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /**
   * A line of -mr: its kind, a number, the size of the key, signatures and verifications a second.
   */
  private static double opensslMicros(String algorithm, String line) throws Exception {
    String printed =
        Tool.of("openssl", "speed", "-mr", "-seconds", "1", algorithm).succeed().text();
    String[] fields =
        printed
            .lines()
            .filter(one -> one.startsWith(line))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("openssl speed printed " + printed))
            .split(":");
    return 1e6 / Double.parseDouble(fields[3]);
  }
}
