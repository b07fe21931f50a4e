package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.server.EngineTpm;
import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.StartupKind;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.engine.server.mssim.MssimServer;
import io.github.tpm4j.engine.server.swtpm.SwtpmServer;
import io.github.tpm4j.engine.store.MemoryStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both servers, each with a TPM, and a client that sends them anything. */
final class FuzzedServers {
  private final Path folder = Files.createTempDirectory("tpm4j-fuzz");
  private final Map<Channel, SocketAddress> addresses = new EnumMap<>(Channel.class);
  private OneServer swtpm;
  private OneServer mssim;

  FuzzedServers() throws IOException {
    startSwtpm();
    startMssim();
  }

  private void startSwtpm() throws IOException {
    Path data = folder.resolve("data");
    Path control = folder.resolve("control");
    swtpm =
        new OneServer(
            platform ->
                SwtpmServer.listen(
                    platform,
                    Optional.of(new ServerAddress.Unix(data)),
                    Optional.of(new ServerAddress.Unix(control))));
    addresses.put(Channel.SWTPM_DATA, UnixDomainSocketAddress.of(data));
    addresses.put(Channel.SWTPM_CONTROL, UnixDomainSocketAddress.of(control));
  }

  private void startMssim() throws IOException {
    mssim =
        new OneServer(
            platform -> MssimServer.listen(platform, new ServerAddress.Tcp("127.0.0.1", 0)));
    List<String> names = mssim.server.addresses();
    addresses.put(Channel.MSSIM_COMMAND, loopback(names.get(0)));
    addresses.put(Channel.MSSIM_PLATFORM, loopback(names.get(1)));
  }

  private static SocketAddress loopback(String name) {
    int port = Integer.parseInt(name.substring(name.lastIndexOf(':') + 1));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** One client sends this and hangs up; another one must be answered. */
  void send(Channel channel, byte[] octets) throws IOException, InterruptedException {
    try (SocketChannel client = SocketChannel.open(addresses.get(channel))) {
      write(client, octets);
      drain(client);
    } catch (IOException hungUp) {
      // The server may do so at any octet that it does not understand.
    }
    server(channel).platform.startUp(StartupKind.CLEAR);
    ask(channel);
    if (server(channel).isOver()) {
      restart(channel);
    }
  }

  private OneServer server(Channel channel) {
    return channel.isSwtpm() ? swtpm : mssim;
  }

  private void restart(Channel channel) throws IOException, InterruptedException {
    server(channel).close();
    if (channel.isSwtpm()) {
      startSwtpm();
    } else {
      startMssim();
    }
  }

  private static void write(SocketChannel client, byte[] octets) throws IOException {
    ByteBuffer out = ByteBuffer.wrap(octets);
    while (out.hasRemaining()) {
      client.write(out);
    }
    client.shutdownOutput();
  }

  private static void drain(SocketChannel client) throws IOException {
    ByteBuffer in = ByteBuffer.allocate(1 << 16);
    while (client.read(in) >= 0) {
      in.clear();
    }
  }

  private void ask(Channel channel) throws IOException {
    try (SocketChannel client = SocketChannel.open(addresses.get(channel))) {
      write(client, channel.question());
      ByteBuffer in = ByteBuffer.allocate(channel.answerBytes() + 1);
      while (client.read(in) >= 0 && in.hasRemaining()) {
        // Until all is there, or more than there should be.
      }
      if (in.position() != channel.answerBytes()) {
        throw new AssertionError(
            "%s answers the next client with %d octets".formatted(channel, in.position()));
      }
    }
  }

  /** A running server, and how it ends. */
  private static final class OneServer {

    /** Opens the places to listen. */
    interface Listening {
      TpmServer.Builder listen(TpmPlatform platform) throws IOException;
    }

    private final MemoryStore store = new MemoryStore();
    private final TpmPlatform platform;
    private final TpmServer server;
    private final Thread end;
    private volatile Throwable failure;

    OneServer(Listening listening) throws IOException {
      Tpm tpm = new Tpm(TpmConfiguration.of(store));
      platform = new TpmPlatform(new EngineTpm(tpm, store, false));
      server = listening.listen(platform).start();
      platform.startUp(StartupKind.CLEAR);
      end = new Thread(this::awaitEnd, "end of server");
      end.setDaemon(true);
      end.start();
    }

    private void awaitEnd() {
      try {
        server.awaitEnd();
      } catch (Exception e) {
        failure = e;
      }
    }

    /** Whether a client has asked for the end. */
    boolean isOver() {
      if (failure != null) {
        throw new AssertionError("the server failed", failure);
      }
      return !end.isAlive();
    }

    void close() throws IOException, InterruptedException {
      end.join();
      isOver();
      server.close();
      store.close();
    }
  }
}
