package io.github.tpm4j.conformance.provider;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** Handshakes within one thread, so that the first failure is the one that is seen. */
final class Tls {
  private static final int BUFFER_BYTES = 1 << 16;

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
    client.setUseClientMode(true);
    shakeHands(client, server);
    return server.getSession();
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

  private static void shakeHands(SSLEngine client, SSLEngine server) throws SSLException {
    ByteBuffer toServer = ByteBuffer.allocate(BUFFER_BYTES);
    ByteBuffer toClient = ByteBuffer.allocate(BUFFER_BYTES);
    client.beginHandshake();
    server.beginHandshake();
    boolean moved = true;
    while (moved) {
      moved = step(client, toClient, toServer) | step(server, toServer, toClient);
    }
    if (isShaking(client) || isShaking(server)) {
      throw new SSLException("the handshake does not go on");
    }
  }

  private static boolean isShaking(SSLEngine engine) {
    return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
  }

  private static boolean step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
    int before = in.position() - out.position();
    ByteBuffer plain = ByteBuffer.allocate(BUFFER_BYTES);
    in.flip();
    while (in.hasRemaining() && engine.unwrap(in, plain).bytesConsumed() > 0) {
      work(engine);
    }
    in.compact();
    work(engine);
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
        && engine.wrap(ByteBuffer.allocate(0), out).bytesProduced() > 0) {
      work(engine);
    }
    return before != in.position() - out.position();
  }

  private static void work(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }
}
