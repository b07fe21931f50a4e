package io.github.tpm4j.transport.testing;

import io.github.tpm4j.transport.socket.Endpoint;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that does to each connection what the test says, and serves one client at a
 * time, as TPM servers do.
 */
public final class LoopbackServer implements Closeable {
  private static final long JOIN_MILLIS = 30_000;

  private final ServerSocketChannel listener;
  private final Thread thread;
  private final AtomicInteger connections = new AtomicInteger();
  private final Endpoint endpoint;
  private volatile SocketChannel current;

  private LoopbackServer(ServerSocketChannel listener, Endpoint endpoint, Behaviour behaviour) {
    this.listener = listener;
    this.endpoint = endpoint;
    this.thread = new Thread(() -> serve(behaviour), "loopback server");
    thread.setDaemon(true);
    thread.start();
  }

  /** Listens at an ephemeral TCP port. */
  public static LoopbackServer tcp(Behaviour behaviour) throws IOException {
    return listen(ServerSocketChannel.open(), new InetSocketAddress("127.0.0.1", 0), behaviour);
  }

  /** Listens at a UNIX socket. */
  public static LoopbackServer unix(Path path, Behaviour behaviour) throws IOException {
    return listen(
        ServerSocketChannel.open(StandardProtocolFamily.UNIX),
        UnixDomainSocketAddress.of(path),
        behaviour);
  }

  private static LoopbackServer listen(
      ServerSocketChannel listener, SocketAddress address, Behaviour behaviour) throws IOException {
    try {
      listener.bind(address);
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    SocketAddress bound = listener.getLocalAddress();
    Endpoint endpoint =
        bound instanceof InetSocketAddress tcp
            ? Endpoint.tcp(tcp.getHostString(), tcp.getPort())
            : Endpoint.unix(bound.toString());
    return new LoopbackServer(listener, endpoint, behaviour);
  }

  private void serve(Behaviour behaviour) {
    while (listener.isOpen()) {
      try (SocketChannel client = listener.accept()) {
        current = client;
        int number = connections.incrementAndGet();
        behaviour.serve(
            number,
            new DataInputStream(Channels.newInputStream(client)),
            Channels.newOutputStream(client));
      } catch (IOException e) {
        // The client left, or the test is over: on to the next client.
      }
    }
  }

  public Endpoint endpoint() {
    return endpoint;
  }

  /** How many connections have been made so far. */
  public int connections() {
    return connections.get();
  }

  /** The kernel goes on listening until the thread in accept has left; so it is waited for. */
  @Override
  public void close() throws IOException {
    listener.close();
    if (current != null) {
      current.close();
    }
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      throw new IOException("the loopback server does not end");
    }
  }

  /** Reads one bare command: header, then the rest by its size. */
  public static byte[] readCommand(DataInputStream in) throws IOException {
    byte[] header = in.readNBytes(10);
    if (header.length < 10) {
      throw new IOException("the client left");
    }
    int size = ByteBuffer.wrap(header).getInt(2);
    byte[] command = Arrays.copyOf(header, size);
    in.readFully(command, 10, size - 10);
    return command;
  }

  /** Waits until the client leaves. */
  public static void awaitEnd(InputStream in) throws IOException {
    in.transferTo(OutputStream.nullOutputStream());
  }

  /** Answers every command with the same response, until the client leaves. */
  public static Behaviour answering(byte[] response) {
    return (number, in, out) -> {
      while (true) {
        readCommand(in);
        out.write(response);
      }
    };
  }

  /** What happens on one connection; it is closed when this returns. */
  public interface Behaviour {
    void serve(int connectionNumber, DataInputStream in, OutputStream out) throws IOException;
  }
}
