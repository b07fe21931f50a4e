package io.github.tpm4j.benchmarks.postquantum;

import io.github.tpm4j.benchmarks.timing.Effort;
import io.github.tpm4j.benchmarks.timing.Operation;
import io.github.tpm4j.benchmarks.timing.SideBySide;
import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.InProcess;
import io.github.tpm4j.benchmarks.tpm.Side;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;
import java.io.PrintStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What ML-DSA-65 and ML-KEM-768 take in the bundled TPM, from the bytes of the commands to those of
 * the responses, beside the same in software: all in turns, in one run.
 */
public final class PostQuantum {
  private static final int MESSAGE_BYTES = 32;
  private static final int PART_BYTES = 1024;
  private static final int PARTS = 64 * 1024;

  /** How long a signature takes depends on how often its numbers are refused. */
  private static final int EFFORT_FACTOR = 3;

  /** A command is more code than a primitive, which the compiler of a busy JVM takes time for. */
  private static final int WARM_UP_FACTOR = 15;

  private final Effort effort;
  private final List<Software> software = Software.all();
  private PrintStream out;

  public PostQuantum(Effort effort) {
    Effort longer = effort.times(EFFORT_FACTOR);
    this.effort =
        new Effort(longer.warmUp().multipliedBy(WARM_UP_FACTOR), longer.limit(), longer.samples());
  }

  /** Prints the tables. */
  public void print(PrintStream to) throws Exception {
    out = to;
    header();
    byte[] message = new byte[MESSAGE_BYTES];
    Bytes sameMessage = Bytes.of(message);
    row("key pair, ML-DSA-65 (Create)", InTpm::keyPair, Software::keyPair);
    row("key pair, ML-DSA-65 (CreatePrimary)", InTpm::primary, Software::keyPair);
    row("sign, ML-DSA-65", tpm -> tpm.signing(sameMessage), one -> one.signing(message));
    row(
        "verify, ML-DSA-65",
        tpm -> tpm.verification(sameMessage),
        one -> one.verification(message));
    row("decapsulate, ML-KEM-768", InTpm::decapsulation, Software::decapsulation);
    out.println();
    streaming();
  }

  /** What a contestant does. */
  @FunctionalInterface
  private interface Work<T> {
    Operation of(T contestant) throws Exception;
  }

  private void header() {
    StringBuilder names = new StringBuilder("| | bundled TPM, µs |");
    StringBuilder rule = new StringBuilder("|---|---:|");
    for (Software one : software) {
      names.append(' ').append(one.name()).append(", µs |");
      rule.append("---:|");
    }
    out.println(names.append(" times the time of the faster |"));
    out.println(rule.append("---:|"));
  }

  private void row(String name, Work<InTpm> inTpm, Work<Software> inSoftware) throws Exception {
    try (Side side = postQuantumTpm()) {
      List<Operation> all = new ArrayList<>();
      all.add(inTpm.of(started(side)));
      for (Software one : software) {
        all.add(inSoftware.of(one));
      }
      double[] micros = SideBySide.medians(effort, all.toArray(Operation[]::new));
      double fastest = Double.MAX_VALUE;
      out.printf("| %s |", name);
      for (int i = 0; i < micros.length; i++) {
        fastest = i == 0 ? fastest : Math.min(fastest, micros[i]);
        out.printf(Locale.ROOT, " %.1f |", micros[i]);
      }
      out.printf(Locale.ROOT, " %.2f |%n", micros[0] / fastest);
    }
  }

  private static Side postQuantumTpm() {
    return new InProcess(Profile.builder().revision(Revision.V185).build());
  }

  private static InTpm started(Side side) throws Exception {
    Bench bench = new Bench(side);
    bench.execute(new Startup.Request(TpmSu.CLEAR));
    return new InTpm(bench);
  }

  private void streaming() throws Exception {
    MessageDigest digest = sponge();
    byte[] part = new byte[PART_BYTES];
    try (Side side = postQuantumTpm()) {
      double[] micros =
          SideBySide.medians(
              effort, started(side).streaming(Bytes.of(part), PARTS), () -> digest(digest, part));
      out.printf(
          Locale.ROOT,
          "A message of 64 MiB, in commands of 1 KiB: signed with ML-DSA-65 at %.2f times the speed"
              + " of the JVM's %s (%.0f and %.0f ms).%n%n",
          micros[1] / micros[0],
          digest.getAlgorithm(),
          micros[0] / 1e3,
          micros[1] / 1e3);
    }
  }

  private static void digest(MessageDigest digest, byte[] part) {
    for (int i = 0; i < PARTS; i++) {
      digest.update(part);
    }
    digest.digest();
  }

  /** SHAKE256 where it can be asked for (JDK 25), else SHA3-256, which absorbs at the same rate. */
  private static MessageDigest sponge() throws NoSuchAlgorithmException {
    try {
      return MessageDigest.getInstance("SHAKE256-512");
    } catch (NoSuchAlgorithmException e) {
      return MessageDigest.getInstance("SHA3-256");
    }
  }
}
