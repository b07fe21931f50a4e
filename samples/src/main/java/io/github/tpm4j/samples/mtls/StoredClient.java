package io.github.tpm4j.samples.mtls;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A client that shows the certificate of a KeyStore file of type TPM. */
final class StoredClient {
  private StoredClient() {}

  /**
   * Opens the files.
   *
   * @param file a KeyStore of type TPM
   * @param trusted the authorities of servers
   */
  static HttpClient open(Path file, char[] password, KeyStore trusted)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(file.toFile(), password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, null); // the keys have no passwords of their own

    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);

    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    HttpClient client = HttpClient.newBuilder().sslContext(context).build();
    return client;
  }
}
