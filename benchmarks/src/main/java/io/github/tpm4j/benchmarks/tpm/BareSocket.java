package io.github.tpm4j.benchmarks.tpm;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** Commands over a socket and nothing else: what no client can be faster than. */
public final class BareSocket implements AutoCloseable {
  private static final int HEADER_BYTES = 10;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  public BareSocket(int port) throws IOException {
    socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  public byte[] transmit(byte[] command) throws IOException {
    out.write(command);
    byte[] header = new byte[HEADER_BYTES];
    in.readFully(header);
    byte[] response = new byte[ByteBuffer.wrap(header).getInt(2)];
    System.arraycopy(header, 0, response, 0, HEADER_BYTES);
    in.readFully(response, HEADER_BYTES, response.length - HEADER_BYTES);
    return response;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
