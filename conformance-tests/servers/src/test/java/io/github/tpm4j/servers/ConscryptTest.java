package io.github.tpm4j.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.TlsHandshake;
import java.security.Provider;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;
import org.conscrypt.Conscrypt;

/** Conscrypt's TLS asks other providers for what its own library cannot do with a key. */
class ConscryptTest extends OnEachTpm {
  @EveryKeyAndProtocol
  void aClientProvesItsKey(String algorithm, String protocol) throws Exception {
    SSLContext jdk = Tls.context(keys.software("server-software-EC"), keys.authority());
    SSLEngine server = engine(jdk, protocol);
    server.setUseClientMode(false);
    server.setNeedClientAuth(true);
    SSLEngine client = engine(conscrypt("client-" + algorithm), protocol);
    SSLSession session = signing(1, () -> TlsHandshake.between(server, client));
    assertEquals("CN=client-" + algorithm + " " + protocol, JdkServer.greeting(session));
  }

  @EveryKeyAndProtocol
  void aServerProvesItsKey(String algorithm, String protocol) throws Exception {
    SSLContext jdk = Tls.context(keys.software("client-software-EC"), keys.authority());
    SSLEngine server = engine(conscrypt("server-" + algorithm), protocol);
    server.setUseClientMode(false);
    server.setNeedClientAuth(true);
    SSLEngine client = engine(jdk, protocol);
    SSLSession session = signing(1, () -> TlsHandshake.between(server, client));
    assertEquals("CN=client-software-EC " + protocol, JdkServer.greeting(session));
    assertEquals(
        keys.certificate("server-" + algorithm), client.getSession().getPeerCertificates()[0]);
  }

  private static SSLEngine engine(SSLContext context, String protocol) {
    SSLEngine engine = context.createSSLEngine("localhost", 1);
    engine.setEnabledProtocols(new String[] {protocol});
    return engine;
  }

  private static SSLContext conscrypt(String name) throws Exception {
    Provider provider = Conscrypt.newProvider();
    // The JDK's PKIX ones find no key for an engine that is not its own, nor know its methods.
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("SunX509");
    keyManagers.init(keys.store(name), null);
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX", provider);
    trustManagers.init(keys.authority().trust());
    SSLContext context = SSLContext.getInstance("TLS", provider);
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }
}
