package io.github.tpm4j.conformance.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** An HTTPS server that demands a certificate of its CA, and greets its owner by name. */
final class MutualTlsServer implements AutoCloseable {
  private final HttpsServer server;

  MutualTlsServer(OpensslCa ca) throws Exception {
    SSLContext context = context(ca);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters demands = context.getDefaultSSLParameters();
            demands.setNeedClientAuth(true);
            parameters.setSSLParameters(demands);
          }
        });
    server.createContext("/", MutualTlsServer::greet);
    server.start();
  }

  private static SSLContext context(OpensslCa ca) throws Exception {
    char[] password = OpensslCa.PASSWORD.toCharArray();
    File file = ca.server().toFile();
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(KeyStore.getInstance(file, password), password);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusting(ca.folder().resolve("ca.pem")));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore trusting(Path certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(certificate)) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    return store;
  }

  private static void greet(HttpExchange exchange) throws IOException {
    String name = ((HttpsExchange) exchange).getSSLSession().getPeerPrincipal().getName();
    byte[] greeting = ("Hello " + name).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, greeting.length);
    exchange.getResponseBody().write(greeting);
    exchange.close();
  }

  /** What a client connects to. */
  String url() {
    return "https://localhost:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
