package io.github.tpm4j.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Demands a certificate of its clients, by the JDK's own server: the other side of a client. */
public final class JdkServer implements AutoCloseable {
  private final HttpsServer server;

  /** Listens with the key in the file. */
  public JdkServer(Path file, CertificateAuthority authority, String protocol) throws Exception {
    SSLContext context = Tls.context(file, authority);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters demands = context.getDefaultSSLParameters();
            demands.setNeedClientAuth(true);
            demands.setProtocols(new String[] {protocol});
            parameters.setSSLParameters(demands);
          }
        });
    server.createContext("/", JdkServer::answer);
    server.start();
  }

  /** Where it is. */
  public String url() {
    return "https://localhost:" + server.getAddress().getPort() + "/";
  }

  private static void answer(HttpExchange exchange) throws IOException {
    byte[] body =
        greeting(((HttpsExchange) exchange).getSSLSession()).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** What all servers of these tests answer: who is connected, and by which protocol. */
  public static String greeting(SSLSession session) throws SSLPeerUnverifiedException {
    return session.getPeerPrincipal().getName() + " " + session.getProtocol();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
