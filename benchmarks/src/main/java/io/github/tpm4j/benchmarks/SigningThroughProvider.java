package io.github.tpm4j.benchmarks;

import io.github.tpm4j.benchmarks.commands.Requests;
import io.github.tpm4j.benchmarks.timing.Effort;
import io.github.tpm4j.benchmarks.timing.Operation;
import io.github.tpm4j.benchmarks.timing.SideBySide;
import io.github.tpm4j.benchmarks.tpm.Bench;
import io.github.tpm4j.benchmarks.tpm.OverSocket;
import io.github.tpm4j.benchmarks.tpm.Side;
import io.github.tpm4j.benchmarks.tpm.Templates;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.CountingTransport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Locale;

/**
 * What the way from {@code Signature.sign()} to the TPM costs: TPM2_Sign with an empty password
 * over a bare socket, against the provider with its HMAC session. Each has a swtpm of its own, for
 * one takes a single connection.
 */
final class SigningThroughProvider {
  private static final int COUNTED = 100;
  private static final byte[] MESSAGE = new byte[32];
  private static final Bytes DIGEST = Bytes.adopt(new byte[32]);

  /** Small differences need many samples. */
  private static final int EFFORT_FACTOR = 10;

  /** The JVM compiles for good what ran 10,000 times, and a TPM is slow. */
  private static final int WARM_UP_FACTOR = 50;

  private final Effort effort;

  SigningThroughProvider(Effort effort) {
    this.effort = effort.times(EFFORT_FACTOR);
  }

  void print(PrintStream out) throws Exception {
    out.printf("| | bare command, µs | provider, µs | times the time | TPM commands |%n");
    out.printf("|---|---:|---:|---:|---:|%n");
    print(out, "ECDSA P-256", "EC", "SHA256withECDSA", Templates.eccSigningKey());
    print(out, "RSA-2048", "RSA", "SHA256withRSA", Templates.rsaSigningKey());
    out.println();
  }

  private void print(
      PrintStream out, String name, String keys, String algorithm, TpmtPublic template)
      throws Exception {
    try (Swtpm bare = Swtpm.tcp();
        Swtpm served = Swtpm.tcp();
        Side side = new OverSocket(bare.port(), bare.port() + 1);
        CountingTransport counting = new CountingTransport(Transports.open(served.tcti()))) {
      Bench bench = new Bench(side);
      Operation baseline = bench.time(Requests.sign(bench.key(template), DIGEST));
      Signature signer = signer(new TpmProvider(TpmConnection.over(counting)), keys, algorithm);
      double commands = count(signer, counting);
      SideBySide.warmUp(effort.warmUp().multipliedBy(WARM_UP_FACTOR), () -> sign(signer));
      double[] medians = SideBySide.medians(effort, baseline, () -> sign(signer));
      out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.3f | %.2f |%n",
          name,
          medians[0],
          medians[1],
          medians[1] / medians[0],
          commands);
    }
  }

  private static Signature signer(TpmProvider provider, String keys, String algorithm)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm, provider);
    signer.initSign(KeyPairGenerator.getInstance(keys, provider).generateKeyPair().getPrivate());
    sign(signer);
    return signer;
  }

  /** How many commands the TPM gets for each signature. */
  private static double count(Signature signer, CountingTransport counting)
      throws GeneralSecurityException {
    sign(signer);
    counting.reset();
    for (int i = 0; i < COUNTED; i++) {
      sign(signer);
    }
    return (double) counting.commands() / COUNTED;
  }

  private static void sign(Signature signer) throws GeneralSecurityException {
    signer.update(MESSAGE);
    signer.sign();
  }
}
