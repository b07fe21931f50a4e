package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.samples.network.NettyTls;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.security.KeyStore;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** Netty over the JDK's TLS and over BoringSSL, which want the key in different ways. */
class NettyTest extends OnEachTpm {
  @EveryKeyAndProtocol
  void theJdksTlsTakesAKeyManagerFactory(String algorithm, String protocol) throws Exception {
    KeyStore trusted = keys.authority().trust();
    connect(
        algorithm,
        protocol,
        NettyTls.jdkServer(keys.store("server-" + algorithm), trusted),
        NettyTls.jdkClient(keys.store("client-" + algorithm), trusted));
  }

  @EveryKeyAndProtocol
  void boringSslTakesAKey(String algorithm, String protocol) throws Exception {
    assertTrue(OpenSsl.isAvailable(), () -> "no library: " + OpenSsl.unavailabilityCause());
    KeyStore trusted = keys.authority().trust();
    connect(
        algorithm,
        protocol,
        NettyTls.boringSslServer(keys.store("server-" + algorithm), TestKeys.ALIAS, trusted),
        NettyTls.boringSslClient(keys.store("client-" + algorithm), TestKeys.ALIAS, trusted));
  }

  @Test
  void theJdksTlsTakesNoKey() throws Exception {
    SslContextBuilder client =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .keyManager(keys.key("client-EC"), keys.certificateChain("client-EC"));
    assertThrows(SSLException.class, client::build);
  }

  @Test
  void boringSslTakesNoKeyManagerFactory() throws Exception {
    KeyStore trusted = keys.authority().trust();
    SslContext server =
        NettyTls.jdkServer(keys.store("server-EC"), trusted)
            .sslProvider(SslProvider.OPENSSL)
            .build();
    SslContext client =
        NettyTls.boringSslClient(keys.store("client-EC"), TestKeys.ALIAS, trusted).build();
    assertThrows(ExecutionException.class, () -> new NettyPeers(server, client).connect());
  }

  private static void connect(
      String algorithm, String protocol, SslContextBuilder server, SslContextBuilder client)
      throws Exception {
    NettyPeers peers = new NettyPeers(server.protocols(protocol).build(), client.build());
    assertEquals("CN=client-" + algorithm + " " + protocol, signing(2, peers::connect));
  }
}
