package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** Netty over the JDK's TLS and over BoringSSL, which want the key in different ways. */
class NettyTest extends OnEachTpm {
  @EveryKeyAndProtocol
  void theJdksTlsTakesAKeyManagerFactory(String algorithm, String protocol) throws Exception {
    connect(
        algorithm,
        protocol,
        byFactory("server-" + algorithm, true).sslProvider(SslProvider.JDK),
        byFactory("client-" + algorithm, false).sslProvider(SslProvider.JDK));
  }

  @EveryKeyAndProtocol
  void boringSslTakesAKey(String algorithm, String protocol) throws Exception {
    assertTrue(OpenSsl.isAvailable(), () -> "no library: " + OpenSsl.unavailabilityCause());
    connect(
        algorithm,
        protocol,
        byKey("server-" + algorithm, true).sslProvider(SslProvider.OPENSSL),
        byKey("client-" + algorithm, false).sslProvider(SslProvider.OPENSSL));
  }

  @Test
  void theJdksTlsTakesNoKey() throws Exception {
    SslContextBuilder client = byKey("client-EC", false).sslProvider(SslProvider.JDK);
    assertThrows(SSLException.class, client::build);
  }

  @Test
  void boringSslTakesNoKeyManagerFactory() throws Exception {
    SslContext server = byFactory("server-EC", true).sslProvider(SslProvider.OPENSSL).build();
    SslContext client = byKey("client-EC", false).sslProvider(SslProvider.OPENSSL).build();
    assertThrows(ExecutionException.class, () -> new NettyPeers(server, client).connect());
  }

  private static void connect(
      String algorithm, String protocol, SslContextBuilder server, SslContextBuilder client)
      throws Exception {
    NettyPeers peers =
        new NettyPeers(
            server.clientAuth(ClientAuth.REQUIRE).protocols(protocol).build(), client.build());
    assertEquals("CN=client-" + algorithm + " " + protocol, signing(2, peers::connect));
  }

  private static SslContextBuilder byFactory(String name, boolean server) throws Exception {
    var factory = Tls.keyManagers(keys.store(name));
    SslContextBuilder builder =
        server
            ? SslContextBuilder.forServer(factory)
            : SslContextBuilder.forClient().keyManager(factory);
    return builder.trustManager(Tls.trustManagers(keys.authority()));
  }

  private static SslContextBuilder byKey(String name, boolean server) throws Exception {
    PrivateKey key = keys.key(name);
    X509Certificate[] chain = keys.certificateChain(name);
    SslContextBuilder builder =
        server
            ? SslContextBuilder.forServer(key, chain)
            : SslContextBuilder.forClient().keyManager(key, chain);
    return builder.trustManager(Tls.trustManagers(keys.authority()));
  }
}
