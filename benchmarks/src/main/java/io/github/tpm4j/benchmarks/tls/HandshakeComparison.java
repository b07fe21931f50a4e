package io.github.tpm4j.benchmarks.tls;

import io.github.tpm4j.benchmarks.timing.Throughput;
import io.github.tpm4j.benchmarks.timing.Throughput.Work;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.PrintStream;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.util.List;
import java.util.Locale;

/** TLS client keys and random numbers of the bundled TPM against the JDK's own in software. */
public final class HandshakeComparison {
  private static final int[] THREADS = {1, 8};
  private static final int RANDOM_BYTES = 32;

  private final Throughput throughput;

  public HandshakeComparison(Throughput throughput) {
    this.throughput = throughput;
  }

  /** Prints a table as Markdown. */
  public void print(PrintStream out) throws Exception {
    Provider software = Security.getProvider("SunEC");
    try (Transport tpm = Transports.open("engine:memory")) {
      Provider provider = new TpmProvider(TpmConnection.over(tpm));
      // JSSE looks among those registered for one that takes the key.
      Security.addProvider(provider);
      ClientKey server = ClientKey.in(software);
      MutualHandshake own = new MutualHandshake(server, ClientKey.in(software));
      MutualHandshake ours = new MutualHandshake(server, ClientKey.in(provider));
      SecureRandom jdk = SecureRandom.getInstance("DRBG");
      SecureRandom tpms = SecureRandom.getInstance("TPM", provider);
      out.printf("| a second | threads | the JDK's, in software | bundled TPM | times as many |%n");
      out.printf("|---|---:|---:|---:|---:|%n");
      for (int threads : THREADS) {
        print(out, "mutual TLS 1.3 handshakes, P-256", threads, own::run, ours::run);
      }
      for (int threads : THREADS) {
        print(out, "SecureRandom, 32 bytes", threads, () -> draw(jdk), () -> draw(tpms));
      }
      out.println();
    } finally {
      Security.removeProvider(TpmProvider.NAME);
    }
  }

  private void print(PrintStream out, String name, int threads, Work software, Work tpm)
      throws Exception {
    double[] rates = throughput.medians(threads, List.of(software, tpm));
    out.printf(
        Locale.ROOT,
        "| %s | %d | %.0f | %.0f | %.2f |%n",
        name,
        threads,
        rates[0],
        rates[1],
        rates[1] / rates[0]);
  }

  private static void draw(SecureRandom random) {
    random.nextBytes(new byte[RANDOM_BYTES]);
  }
}
