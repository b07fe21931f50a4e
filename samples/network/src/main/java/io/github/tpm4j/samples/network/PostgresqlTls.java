package io.github.tpm4j.samples.network;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import org.postgresql.ssl.WrappedFactory;

/**
 * The socket factory that PostgreSQL's driver takes by the name of its class: {@code
 * jdbc:postgresql://HOST/DATABASE?sslmode=verify-full&sslfactory=CLASS&sslkey=client.tpm&sslpassword=PASSWORD&sslrootcert=ca.pem}.
 */
public final class PostgresqlTls extends WrappedFactory {

  /** Made by the driver, with the properties of the connection. */
  public PostgresqlTls(Properties properties) throws GeneralSecurityException, IOException {
    char[] password = properties.getProperty("sslpassword").toCharArray();
    KeyStore keys = TlsKeys.open(Path.of(properties.getProperty("sslkey")), password);
    KeyStore trusted = trusted(Path.of(properties.getProperty("sslrootcert")));
    String protocol = properties.getProperty("sslprotocol", "TLS");
    factory = TlsKeys.context(keys, trusted, protocol).getSocketFactory();
  }

  private static KeyStore trusted(Path pem) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      store.setCertificateEntry(
          "root", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    return store;
  }
}
