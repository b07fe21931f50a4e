package io.github.tpm4j.samples.mtls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/**
 * An HTTPS server on the loopback address that demands a client certificate and greets its owner.
 */
final class SecureServer implements AutoCloseable {
  private final HttpsServer server;

  SecureServer(CertificateAuthority authority) throws GeneralSecurityException, IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new ClientCertificateRequired(context(authority)));
    server.createContext("/", SecureServer::greet);
    server.start();
  }

  URI uri() {
    return URI.create("https://localhost:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static SSLContext context(CertificateAuthority authority)
      throws GeneralSecurityException, IOException {
    KeyPair keys = CertificateAuthority.newSoftwareKeys();
    X509Certificate[] chain = {authority.issueServer(keys.getPublic()), authority.certificate()};
    char[] password = "server".toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", keys.getPrivate(), password, chain);
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(store, password);
    return Trust.in(authority).context(keyManagers);
  }

  private static void greet(HttpExchange exchange) throws IOException {
    String subject = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName();
    byte[] body = subject.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static final class ClientCertificateRequired extends HttpsConfigurator {

    ClientCertificateRequired(SSLContext context) {
      super(context);
    }

    @Override
    public void configure(HttpsParameters parameters) {
      SSLParameters ssl = getSSLContext().getDefaultSSLParameters();
      ssl.setNeedClientAuth(true);
      parameters.setSSLParameters(ssl);
    }
  }
}
