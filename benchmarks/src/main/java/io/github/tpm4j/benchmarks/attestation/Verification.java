package io.github.tpm4j.benchmarks.attestation;

import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.LogLimits;
import io.github.tpm4j.attest.eventlog.firmware.FirmwareLog;
import io.github.tpm4j.benchmarks.timing.Throughput;
import io.github.tpm4j.keystore.attestation.AttestationKeyKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;

/** What a server that verifies quotes and logs takes, in one thread. */
public final class Verification {
  private static final int FEW_EVENTS = 30;
  private static final int MANY_EVENTS = 10_000;

  private final Throughput turns;

  public Verification(Throughput turns) {
    this.turns = turns;
  }

  /** Prints the table. */
  public void print(PrintStream out) throws Exception {
    MeasuredBoot few = MeasuredBoot.of(AttestationKeyKind.EC_P256, FEW_EVENTS);
    MeasuredBoot fewByRsa = MeasuredBoot.of(AttestationKeyKind.RSA_2048, FEW_EVENTS);
    MeasuredBoot many = MeasuredBoot.of(AttestationKeyKind.EC_P256, MANY_EVENTS);
    Path log = Files.createTempFile("tpm4j", ".log");
    double[] rates;
    try {
      many.write(log);
      rates =
          turns.medians(
              1,
              List.of(
                  few::verify, fewByRsa::verify, many::verify, () -> read(log), () -> digest(log)));
    } finally {
      Files.delete(log);
    }
    out.println("| in one thread | |\n|---|---:|");
    row(out, "verifications a second, P-256 key, log of 30 events", rates[0]);
    row(out, "the same, RSA-2048 key", rates[1]);
    row(out, "one with a log of 10,000 events, ms", 1e3 / rates[2]);
    row(
        out,
        "that log's file read by the event, times what reading and SHA-256 take",
        rates[4] / rates[3]);
    out.println();
  }

  private static void read(Path log) throws IOException, RefusedException {
    try (InputStream in = Files.newInputStream(log)) {
      FirmwareLog.read(in, LogLimits.DEFAULT).orThrow();
    }
  }

  /** What cannot be saved: each byte is fetched, and looked at once. */
  private static void digest(Path log) throws IOException, GeneralSecurityException {
    byte[] bytes = Files.readAllBytes(log);
    if (MessageDigest.getInstance("SHA-256").digest(bytes)[0] == 0 && bytes.length == 0) {
      throw new IllegalStateException("an empty log");
    }
  }

  private static void row(PrintStream out, String what, double value) {
    out.printf(Locale.ROOT, "| %s | %.2f |%n", what, value);
  }
}
