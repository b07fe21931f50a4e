package io.github.tpm4j.peers;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/** A TLS handshake within one thread, so that the first failure is the one that is seen. */
public final class TlsHandshake {
  private static final int BUFFER_BYTES = 1 << 16;

  private TlsHandshake() {}

  /**
   * Connects two engines over memory.
   *
   * @return the session as the server has it
   * @throws SSLException if one refuses the other, or neither goes on
   */
  public static SSLSession between(SSLEngine server, SSLEngine client) throws SSLException {
    server.setUseClientMode(false);
    client.setUseClientMode(true);
    shakeHands(client, server);
    return server.getSession();
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
