package io.github.tpm4j.benchmarks.tls;

import io.github.tpm4j.peers.TlsHandshake;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;

/**
 * TLS 1.3 handshakes over memory in which both sides show a certificate. The server's key is one of
 * the JDK; nothing is resumed.
 */
public final class MutualHandshake {
  private static final String PROTOCOL = "TLSv1.3";

  private final SSLContext server;
  private final SSLContext client;

  /** The server trusts just the client's certificate, and the client just the server's. */
  public MutualHandshake(ClientKey server, ClientKey client)
      throws GeneralSecurityException, IOException {
    this.server = context(server, client);
    this.client = context(client, server);
  }

  private static SSLContext context(ClientKey own, ClientKey peer)
      throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("peer", peer.certificate());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance(PROTOCOL);
    context.init(new KeyManager[] {new OneKeyManager(own)}, trust.getTrustManagers(), null);
    return context;
  }

  /** One handshake from first byte to last. */
  public void run() throws IOException {
    SSLEngine serverEngine = server.createSSLEngine();
    serverEngine.setUseClientMode(false);
    serverEngine.setNeedClientAuth(true);
    TlsHandshake.between(serverEngine, client.createSSLEngine());
  }
}
