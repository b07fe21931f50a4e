package io.github.tpm4j.samples.network;

import java.nio.file.Path;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;

/** An HTTPS connector of Tomcat; the same names are the attributes in {@code server.xml}. */
public final class TomcatTls {
  private TomcatTls() {}

  /**
   * Makes a connector that demands certificates of its clients.
   *
   * @param port 0 for any
   * @param keys a KeyStore file of type TPM
   * @param trusted one of type PKCS12 with the authorities of clients
   */
  public static Connector connector(
      int port, Path keys, String password, Path trusted, String trustedPassword) {
    SSLHostConfig tls = new SSLHostConfig();
    SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(tls, Type.UNDEFINED);
    certificate.setCertificateKeystoreType("TPM");
    certificate.setCertificateKeystoreFile(keys.toString());
    certificate.setCertificateKeystorePassword(password);
    tls.addCertificate(certificate);
    tls.setCertificateVerification("required");
    tls.setTruststoreType("PKCS12");
    tls.setTruststoreFile(trusted.toString());
    tls.setTruststorePassword(trustedPassword);

    Connector connector = new Connector();
    connector.setPort(port);
    connector.setScheme("https");
    connector.setSecure(true);
    connector.setProperty("SSLEnabled", "true");
    connector.addSslHostConfig(tls);
    return connector;
  }
}
