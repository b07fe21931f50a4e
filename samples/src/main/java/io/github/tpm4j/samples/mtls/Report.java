package io.github.tpm4j.samples.mtls;

import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.client.Capabilities;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SignatureException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Tells what happens. */
final class Report {
  private static final String ROW = "%-8s %-8s %-39s %-28s %-32s %8s%n";

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void tpm(TpmProvider provider, boolean own) {
    Capabilities capabilities = provider.connection().device().capabilities();
    out.printf(
        "TPM %s (%s %s)%s%n",
        provider.connection().device().info().tcti(),
        capabilities.manufacturer(),
        capabilities.vendorString(),
        own ? ", the bundled one, started by this program" : "");
  }

  void keys(Path file) {
    out.printf("Keys %s in %s, bound to PCR %d%n%n", ClientKeys.ALIASES, file, BoundPcr.NUMBER);
  }

  void heading() {
    out.printf(ROW, "Managers", "Protocol", "Suite", "Signature", "Client", "ms");
  }

  void handshake(Handshake done) {
    out.printf(
        ROW,
        done.keyManagers(),
        done.protocol(),
        done.suite(),
        done.scheme(),
        done.subject(),
        String.format(Locale.ROOT, "%.1f", done.millis()));
  }

  void extended() {
    out.printf("%nPCR %d was extended: the next handshake is refused.%n", BoundPcr.NUMBER);
  }

  void unchanged() {
    out.printf("%nThis TPM was not started here, so PCR %d is not extended.%n", BoundPcr.NUMBER);
  }

  void refused(SSLException refusal) {
    Throwable reason = refusal;
    while (reason.getCause() != null && !(reason instanceof SignatureException)) {
      reason = reason.getCause();
    }
    out.println(refusal.getMessage());
    out.println("  " + reason.getMessage());
  }
}
