package io.github.tpm4j.samples.mtls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trust in one certificate authority and no other. */
final class Trust {
  private final TrustManagerFactory trustManagers;

  private Trust(TrustManagerFactory trustManagers) {
    this.trustManagers = trustManagers;
  }

  static Trust in(CertificateAuthority authority) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", authority.certificate());
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return new Trust(factory);
  }

  /** A TLS context with this trust and the keys of {@code keyManagers}. */
  SSLContext context(KeyManagerFactory keyManagers) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }
}
