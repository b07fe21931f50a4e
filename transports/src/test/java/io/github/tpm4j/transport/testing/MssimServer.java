package io.github.tpm4j.transport.testing;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The two ports of a TPM simulator with Microsoft's protocol. What it is told and asked is kept in
 * {@link #events}; a function stands for the TPM.
 */
public final class MssimServer implements Closeable {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final UnaryOperator<byte[]> tpm;
  private final LoopbackServer commands;
  private final LoopbackServer platform;

  public MssimServer(UnaryOperator<byte[]> tpm) throws IOException {
    this.tpm = tpm;
    this.commands = LoopbackServer.tcp(this::serveCommands);
    this.platform = LoopbackServer.tcp(this::servePlatform);
  }

  private void serveCommands(int number, DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      switch (in.readInt()) {
        case 8 -> sendCommand(in, out);
        case 15 -> {
          events.add("handshake " + in.readInt());
          out.write(ByteBuffer.allocate(12).putInt(1).putInt(0x0D).array());
        }
        case 20 -> {
          events.add("session end");
          return;
        }
        default -> throw new IOException("unknown request");
      }
    }
  }

  private void sendCommand(DataInputStream in, OutputStream out) throws IOException {
    int locality = in.readUnsignedByte();
    byte[] command = new byte[in.readInt()];
    in.readFully(command);
    events.add("command " + HexFormat.of().formatHex(command) + " at locality " + locality);
    byte[] response = tpm.apply(command);
    // In pieces, as the reference simulator writes it.
    out.write(ByteBuffer.allocate(4).putInt(response.length).array());
    out.write(response);
    out.write(new byte[4]);
  }

  private void servePlatform(int number, DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      int signal = in.readInt();
      if (signal == 20) {
        return;
      }
      events.add("signal " + signal);
      out.write(new byte[4]);
    }
  }

  public List<String> events() {
    return events;
  }

  public LoopbackServer commands() {
    return commands;
  }

  public LoopbackServer platform() {
    return platform;
  }

  @Override
  public void close() throws IOException {
    commands.close();
    platform.close();
  }
}
