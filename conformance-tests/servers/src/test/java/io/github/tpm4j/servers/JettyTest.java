package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import javax.net.ssl.SSLSession;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty reads the KeyStore file by itself. */
class JettyTest extends OnEachTpm {
  @EveryKeyAndProtocol
  void bothSidesProveTheirKeys(String algorithm, String protocol) throws Exception {
    Server server = started(keys.file("server-" + algorithm));
    try {
      int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
      JdkClient client = new JdkClient(keys.authority(), protocol);
      Path file = keys.file("client-" + algorithm);
      String greeting = signing(2, () -> client.get(port, file));
      assertEquals("CN=client-" + algorithm + " " + protocol, greeting);
    } finally {
      server.stop();
    }
  }

  private static Server started(Path file) throws Exception {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(file.toString());
    tls.setKeyStoreType("TPM");
    tls.setKeyStorePassword(TestKeys.PASSWORD);
    tls.setTrustStorePath(keys.authority().trustFile().toString());
    tls.setTrustStoreType("PKCS12");
    tls.setTrustStorePassword(TestKeys.PASSWORD);
    tls.setNeedClientAuth(true);
    HttpConfiguration http = new HttpConfiguration();
    http.addCustomizer(new SecureRequestCustomizer());
    Server server = new Server();
    ServerConnector connector =
        new ServerConnector(
            server, new SslConnectionFactory(tls, "http/1.1"), new HttpConnectionFactory(http));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            EndPoint.SslSessionData data =
                (EndPoint.SslSessionData) request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE);
            SSLSession session = data.sslSession();
            Content.Sink.write(response, true, JdkServer.greeting(session), callback);
            return true;
          }
        });
    server.start();
    return server;
  }
}
