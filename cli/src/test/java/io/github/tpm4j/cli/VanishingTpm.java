package io.github.tpm4j.cli;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A TPM behind a socket, which is gone after some commands: no answer, and nobody listens. */
final class VanishingTpm implements AutoCloseable {
  /** Where the size stands in a command (Part 1, 18.2), and what is before it. */
  private static final int HEADER_START = 2;

  private final ServerSocketChannel listening;
  private final Transport real;
  private final Path socket;
  private int commandsLeft;
  private boolean gone;

  VanishingTpm(Path socket, String realTcti, int commandsLeft) throws IOException {
    this.socket = socket;
    this.commandsLeft = commandsLeft;
    real = Transports.open(realTcti);
    listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listening.bind(UnixDomainSocketAddress.of(socket));
    Thread server = new Thread(this::serve, "vanishing TPM");
    server.setDaemon(true);
    server.start();
  }

  String tcti() {
    return "swtpm:path=" + socket;
  }

  private void serve() {
    try {
      while (!gone) {
        try (SocketChannel client = listening.accept()) {
          serve(client);
        } catch (EOFException e) {
          continue; // The client has hung up.
        }
      }
      listening.close();
    } catch (ClosedChannelException e) {
      // The test has ended.
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void serve(SocketChannel client) throws IOException {
    DataInputStream in = new DataInputStream(Channels.newInputStream(client));
    OutputStream out = Channels.newOutputStream(client);
    while (true) {
      byte[] start = new byte[HEADER_START];
      in.readFully(start);
      int size = in.readInt();
      byte[] command = new byte[size];
      System.arraycopy(start, 0, command, 0, HEADER_START);
      command[2] = (byte) (size >>> 24);
      command[3] = (byte) (size >>> 16);
      command[4] = (byte) (size >>> 8);
      command[5] = (byte) size;
      in.readFully(command, HEADER_START + Integer.BYTES, size - HEADER_START - Integer.BYTES);
      if (commandsLeft == 0) {
        gone = true;
        return;
      }
      commandsLeft--;
      out.write(real.transmit(command));
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    real.close();
  }
}
