package io.github.tpm4j.benchmarks.serving;

import io.github.tpm4j.benchmarks.commands.Requests;
import io.github.tpm4j.benchmarks.timing.Operation;
import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.random.GetRandom;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.time.Duration;
import java.util.List;

/**
 * A command, and what its client does between two of them.
 *
 * @param computing how long the client computes before each
 */
record ServingRow(String name, Preparation preparation, Duration computing) {
  private static final int DIGEST_BYTES = 32;
  private static final int RANDOM_BYTES = 32;
  private static final Duration SHORT = Duration.ofNanos(50_000);
  private static final Duration LONG = Duration.ofMillis(1);

  /** Loads what the command needs. */
  interface Preparation {
    Operation prepare(Bench tpm) throws Exception;
  }

  static List<ServingRow> all() {
    return List.of(
        at("ReadClock", ServingRow::readClock, Duration.ZERO),
        at("ReadClock", ServingRow::readClock, SHORT),
        at("ReadClock", ServingRow::readClock, LONG),
        at("GetRandom, 32 bytes", ServingRow::getRandom, Duration.ZERO),
        at("GetRandom, 32 bytes", ServingRow::getRandom, SHORT),
        at("Sign, ECDSA P-256", tpm -> sign(tpm, Templates.eccSigningKey()), Duration.ZERO),
        at("Sign, ECDSA P-256", tpm -> sign(tpm, Templates.eccSigningKey()), SHORT),
        at("Sign, RSA-2048", tpm -> sign(tpm, Templates.rsaSigningKey()), Duration.ZERO),
        at("Sign, RSA-2048", tpm -> sign(tpm, Templates.rsaSigningKey()), SHORT));
  }

  private static ServingRow at(String command, Preparation preparation, Duration computing) {
    String client =
        computing.isZero() ? "" : ", client computes " + computing.toNanos() / 1_000 + " µs";
    return new ServingRow(command + client, preparation, computing);
  }

  static Operation readClock(Bench tpm) {
    return tpm.time(new ReadClock.Request());
  }

  private static Operation getRandom(Bench tpm) {
    return tpm.time(new GetRandom.Request(RANDOM_BYTES));
  }

  private static Operation sign(Bench tpm, TpmtPublic template) throws Exception {
    return tpm.time(Requests.sign(tpm.key(template), Bytes.adopt(new byte[DIGEST_BYTES])));
  }
}
