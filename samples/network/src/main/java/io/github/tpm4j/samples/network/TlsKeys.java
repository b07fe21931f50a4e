package io.github.tpm4j.samples.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A KeyStore file of type TPM as what TLS stacks ask for. */
public final class TlsKeys {
  private TlsKeys() {}

  /** Opens the file; its password protects the file's integrity, not the keys. */
  public static KeyStore open(Path file, char[] password)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("TPM");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    return store;
  }

  /** Its keys, which have no passwords of their own. */
  public static KeyManagerFactory keyManagers(KeyStore store) throws GeneralSecurityException {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, null);
    return factory;
  }

  public static TrustManagerFactory trustManagers(KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(trusted);
    return factory;
  }

  /** For all that takes a context or its socket factory: OkHttp, Paho, Undertow and many more. */
  public static SSLContext context(KeyStore store, KeyStore trusted)
      throws GeneralSecurityException {
    return context(store, trusted, "TLS");
  }

  /**
   * As {@link #context(KeyStore, KeyStore)}.
   *
   * @param protocol the newest one of a client, such as {@code TLSv1.2}
   */
  public static SSLContext context(KeyStore store, KeyStore trusted, String protocol)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance(protocol);
    context.init(
        keyManagers(store).getKeyManagers(), trustManagers(trusted).getTrustManagers(), null);
    return context;
  }
}
