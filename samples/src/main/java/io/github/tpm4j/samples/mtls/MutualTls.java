package io.github.tpm4j.samples.mtls;

import io.github.tpm4j.provider.TpmProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * TLS client keys that never leave a TPM, from key to refused handshake: makes an EC and an RSA key
 * bound to a PCR, gets them certificates, presents them to a server with stock Java, then changes
 * the PCR and shows what happens.
 *
 * <p>Without {@code TPM4J_TCTI} it starts the bundled TPM in memory. A TPM that it did not start
 * keeps its PCR as they are.
 */
public final class MutualTls {
  private static final String OWN_TPM = "engine:memory";
  private static final List<String> KEY_MANAGERS = List.of("SunX509", "PKIX");
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private final TpmProvider provider;
  private final boolean ownTpm;

  private MutualTls() {
    String tcti = System.getenv("TPM4J_TCTI");
    ownTpm = tcti == null || tcti.isBlank();
    provider = (TpmProvider) new TpmProvider().configure(ownTpm ? OWN_TPM : tcti);
  }

  public static void main(String[] arguments) throws Exception {
    new MutualTls().run();
  }

  private void run() throws Exception {
    // Last: whoever has a key in software is served as before.
    Security.addProvider(provider);
    Report report = new Report(System.out);
    report.tpm(provider, ownTpm);
    CertificateAuthority authority = new CertificateAuthority();
    Path folder = Files.createTempDirectory("mtls");
    Path file = folder.resolve("client.tpm");
    try (SecureServer server = new SecureServer(authority)) {
      ClientKeys keys = ClientKeys.make(file, authority);
      report.keys(file);
      SecureClient client = new SecureClient(server.uri(), Trust.in(authority), keys);
      connect(client, report);
      changePcr(client, report);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
      provider.connection().close();
    }
  }

  private static void connect(SecureClient client, Report report) throws Exception {
    report.heading();
    for (String alias : ClientKeys.ALIASES) {
      for (String keyManagers : KEY_MANAGERS) {
        for (String protocol : PROTOCOLS) {
          report.handshake(client.connect(alias, keyManagers, protocol));
        }
      }
    }
  }

  private void changePcr(SecureClient client, Report report) throws Exception {
    if (!ownTpm) {
      report.unchanged();
      return;
    }
    BoundPcr.extend(provider.connection());
    report.extended();
    try {
      client.connect(ClientKeys.ALIASES.get(0), KEY_MANAGERS.get(0), PROTOCOLS.get(0));
      throw new IllegalStateException("The handshake was not refused");
    } catch (SSLException e) {
      report.refused(e);
    }
  }
}
