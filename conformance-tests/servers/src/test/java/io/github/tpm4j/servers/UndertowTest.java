package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.xnio.Options;
import org.xnio.SslClientAuthMode;

/** Undertow takes a context, made of the KeyStore as any other. */
class UndertowTest extends OnEachTpm {
  @EveryKeyAndProtocol
  void bothSidesProveTheirKeys(String algorithm, String protocol) throws Exception {
    Undertow server =
        Undertow.builder()
            .addHttpsListener(
                0, "127.0.0.1", Tls.context(keys.file("server-" + algorithm), keys.authority()))
            .setSocketOption(Options.SSL_CLIENT_AUTH_MODE, SslClientAuthMode.REQUIRED)
            .setHandler(
                exchange ->
                    exchange
                        .getResponseSender()
                        .send(
                            JdkServer.greeting(
                                exchange.getConnection().getSslSessionInfo().getSSLSession())))
            .build();
    server.start();
    try {
      InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
      Path file = keys.file("client-" + algorithm);
      JdkClient client = new JdkClient(keys.authority(), protocol);
      String greeting = signing(2, () -> client.get(address.getPort(), file));
      assertEquals("CN=client-" + algorithm + " " + protocol, greeting);
    } finally {
      server.stop();
    }
  }
}
