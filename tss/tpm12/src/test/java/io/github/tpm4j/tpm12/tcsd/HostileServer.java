package io.github.tpm4j.tpm12.tcsd;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Gives a context to each client as tcsd does, and then answers every call with the same bytes. */
final class HostileServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
  private volatile byte[] answer = {};
  private volatile boolean hangUp = true;

  HostileServer() throws IOException {
    Thread thread = new Thread(this::serve, "hostile tcsd");
    thread.setDaemon(true);
    thread.start();
  }

  /** A packet of these types and values, both in hexadecimal. */
  static byte[] packet(String types, String values) {
    byte[] typeBytes = HexFormat.of().parseHex(types);
    byte[] valueBytes = HexFormat.of().parseHex(values);
    int valuesOffset = TcsRequest.HEADER_SIZE_BYTES + typeBytes.length;
    return ByteBuffer.allocate(valuesOffset + valueBytes.length)
        .putInt(valuesOffset + valueBytes.length)
        .putInt(0)
        .putInt(typeBytes.length)
        .putInt(typeBytes.length)
        .putInt(TcsRequest.HEADER_SIZE_BYTES)
        .putInt(valueBytes.length)
        .putInt(valuesOffset)
        .put(typeBytes)
        .put(valueBytes)
        .array();
  }

  String tcti() {
    return "tcsd:port=" + listener.getLocalPort() + ",timeout=1";
  }

  void answer(byte[] bytes, boolean thenHangUp) {
    answer = bytes.clone();
    hangUp = thenHangUp;
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept();
          DataInputStream in = new DataInputStream(client.getInputStream())) {
        readCall(in);
        client.getOutputStream().write(packet("0303", "0102030400000002"));
        do {
          readCall(in);
          client.getOutputStream().write(answer);
        } while (!hangUp);
      } catch (IOException e) {
        // The client has left: on to the next one.
        continue;
      }
    }
  }

  private static void readCall(DataInputStream in) throws IOException {
    in.skipNBytes(in.readInt() - Integer.BYTES);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
