package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.peers.TlsHandshake;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** Connections of two parties that both show a certificate. */
final class Tls {
  private Tls() {}

  /**
   * Connects two parties that both show a certificate.
   *
   * @return the session as the server has it
   */
  static SSLSession connect(TlsParty server, TlsParty client, String protocol) throws Exception {
    SSLEngine serverEngine = engine(server, protocol);
    SSLEngine clientEngine = engine(client, protocol);
    return connect(serverEngine, clientEngine);
  }

  /** As {@link #connect(TlsParty, TlsParty, String)}, with any TLS stack. */
  static SSLSession connect(SSLContext server, SSLContext client, String protocol)
      throws SSLException {
    return connect(engine(server, protocol), engine(client, protocol));
  }

  private static SSLSession connect(SSLEngine server, SSLEngine client) throws SSLException {
    server.setUseClientMode(false);
    server.setNeedClientAuth(true);
    return TlsHandshake.between(server, client);
  }

  private static SSLEngine engine(TlsParty party, String protocol) throws Exception {
    SSLEngine engine = engine(party.context(), protocol);
    party.suite().ifPresent(suite -> engine.setEnabledCipherSuites(new String[] {suite}));
    return engine;
  }

  private static SSLEngine engine(SSLContext context, String protocol) {
    SSLEngine engine = context.createSSLEngine();
    engine.setEnabledProtocols(new String[] {protocol});
    return engine;
  }
}
