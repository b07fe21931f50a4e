package io.github.tpm4j.engine.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;

/** A client that sends and receives what it is told, in hexadecimal. */
public final class RawClient implements Closeable {
  private static final HexFormat HEX = HexFormat.of();

  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  /** Connects to a listener on TCP by its name. */
  public static RawClient connect(String listener) throws IOException {
    ServerAddress.Tcp address = (ServerAddress.Tcp) ServerAddress.parse(listener);
    return new RawClient(new Socket(InetAddress.getLoopbackAddress(), address.port()));
  }

  /** Sends it in one go. */
  public RawClient send(String hex) throws IOException {
    socket.getOutputStream().write(HEX.parseHex(hex.replace(" ", "")));
    return this;
  }

  /** Sends each byte by itself. */
  public RawClient dribble(String hex) throws IOException {
    socket.setTcpNoDelay(true);
    for (byte b : HEX.parseHex(hex.replace(" ", ""))) {
      socket.getOutputStream().write(b);
      socket.getOutputStream().flush();
    }
    return this;
  }

  /** Waits for so many bytes. */
  public String receive(int length) throws IOException {
    return HEX.formatHex(socket.getInputStream().readNBytes(length));
  }

  /** Sends a request, and waits for an answer of that length. */
  public String ask(String hex, int answerLength) throws IOException {
    return send(hex).receive(answerLength);
  }

  /** Says that nothing more will be sent. */
  public RawClient halfClose() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Whether the server hangs up without a further byte. */
  public boolean isHungUp() throws IOException {
    return socket.getInputStream().read() < 0;
  }

  /** Breaks off at once (RST), as a process that is killed. */
  public void abort() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
