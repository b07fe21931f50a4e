package io.github.tpm4j.servers;

import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Contexts of the JDK's TLS. */
public final class Tls {
  private Tls() {}

  /** Shows the certificate in the file, of whatever type, and trusts what the authority says. */
  public static SSLContext context(Path file, CertificateAuthority authority) throws Exception {
    return context(file, authority, "TLS");
  }

  /**
   * As {@link #context(Path, CertificateAuthority)}.
   *
   * @param protocol the newest one of a client
   */
  public static SSLContext context(Path file, CertificateAuthority authority, String protocol)
      throws Exception {
    SSLContext context = SSLContext.getInstance(protocol);
    context.init(
        keyManagers(TestKeys.load(file)).getKeyManagers(),
        trustManagers(authority).getTrustManagers(),
        null);
    return context;
  }

  public static KeyManagerFactory keyManagers(KeyStore store) throws Exception {
    KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX");
    factory.init(store, TestKeys.PASSWORD.toCharArray());
    return factory;
  }

  public static TrustManagerFactory trustManagers(CertificateAuthority authority) throws Exception {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(authority.trust());
    return factory;
  }
}
