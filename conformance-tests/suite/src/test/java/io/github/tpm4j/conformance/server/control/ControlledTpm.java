package io.github.tpm4j.conformance.server.control;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Swtpm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.function.IntSupplier;

/**
 * A TPM with a control channel, off until CMD_INIT; requests and answers are in hexadecimal.
 *
 * @param data the UNIX socket for commands
 * @param control the UNIX socket of the control channel
 * @param end waits for the server's end and gives its exit status
 */
record ControlledTpm(Path data, Path control, AutoCloseable server, IntSupplier end)
    implements AutoCloseable {
  /** CMD_INIT without volatile state, and TPM2_Startup(CLEAR). */
  private static final String INIT = "00000002 00000001";

  private static final String STOP = "0000000e";
  static final String STARTUP = "8001 0000000c 00000144 0000";
  private static final HexFormat HEX = HexFormat.of();
  private static final int SIZE_OFFSET = 2;

  static ControlledTpm swtpm(Path folder) throws IOException {
    Path data = folder.resolve("swtpm");
    Path control = folder.resolve("swtpm.ctrl");
    Path state = Files.createDirectory(folder.resolve("swtpm.state"));
    Swtpm server =
        Swtpm.with(
            state, "--server", "type=unixio,path=" + data, "--ctrl", "type=unixio,path=" + control);
    return new ControlledTpm(data, control, server, server::awaitEnd);
  }

  static ControlledTpm bundled(Path folder) throws IOException {
    Path data = folder.resolve("bundled");
    Path control = folder.resolve("bundled.ctrl");
    EngineServer server =
        EngineServer.start(
            "swtpm",
            "--server",
            "unix:" + data,
            "--ctrl",
            "unix:" + control,
            "--state",
            folder.resolve("bundled.state").toString());
    return new ControlledTpm(data, control, server, server::awaitEnd);
  }

  /** Off, as before its first CMD_INIT. */
  ControlledTpm off() throws IOException {
    ask(STOP);
    ask("00000005 00");
    return this;
  }

  /** Just started up, at locality 0. */
  ControlledTpm started() throws IOException {
    off().ask(INIT);
    command(STARTUP);
    return this;
  }

  /** All that is answered to a request on a connection of its own; empty if nothing is. */
  String ask(String request) throws IOException {
    try (SocketChannel client = connect(control)) {
      client.write(ByteBuffer.wrap(bytes(request)));
      client.shutdownOutput();
      return HEX.formatHex(Channels.newInputStream(client).readAllBytes());
    }
  }

  /** The response to a command on a connection of its own. */
  String command(String command) throws IOException {
    try (SocketChannel client = connect(data)) {
      client.write(ByteBuffer.wrap(bytes(command)));
      return HEX.formatHex(response(Channels.newInputStream(client)));
    }
  }

  /** Reads as much as the response's header announces. */
  static byte[] response(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(in.readNBytes(SIZE_OFFSET + Integer.BYTES));
    int size = ByteBuffer.wrap(all.toByteArray()).getInt(SIZE_OFFSET);
    all.write(in.readNBytes(size - all.size()));
    return all.toByteArray();
  }

  private static SocketChannel connect(Path path) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(path));
    return channel;
  }

  static byte[] bytes(String hex) {
    return HEX.parseHex(hex.replace(" ", ""));
  }

  @Override
  public void close() throws IOException {
    try {
      server.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
