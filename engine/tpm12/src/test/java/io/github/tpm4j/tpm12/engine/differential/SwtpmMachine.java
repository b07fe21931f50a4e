package io.github.tpm4j.tpm12.engine.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** swtpm, with its control channel. */
final class SwtpmMachine implements Machine {
  private static final int CMD_INIT = 2;
  private static final int CMD_HASH_START = 6;
  private static final int CMD_HASH_DATA = 7;
  private static final int CMD_HASH_END = 8;

  private final Swtpm swtpm = Swtpm.tpm12();
  private final Transport transport = Transports.open(swtpm.tcti());

  SwtpmMachine() throws Exception {
    // Back before the TPM_Startup that swtpm was started with.
    reset();
  }

  @Override
  public byte[] transmit(byte[] command) throws Exception {
    return transport.transmit(command);
  }

  @Override
  public void reset() throws IOException {
    assertEquals(0, control(ByteBuffer.allocate(8).putInt(CMD_INIT).array()));
  }

  @Override
  public void setLocality(int locality) throws Exception {
    transport.setLocality(locality);
  }

  /** swtpm answers when the TPM refuses it; ours has no answer to such signals. */
  @Override
  public void measure(byte[] data) throws IOException {
    control(ByteBuffer.allocate(4).putInt(CMD_HASH_START).array());
    control(
        ByteBuffer.allocate(8 + data.length)
            .putInt(CMD_HASH_DATA)
            .putInt(data.length)
            .put(data)
            .array());
    control(ByteBuffer.allocate(4).putInt(CMD_HASH_END).array());
  }

  /** The channel takes one client at a time. */
  private int control(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), swtpm.port() + 1);
        DataInputStream answers = new DataInputStream(socket.getInputStream())) {
      socket.getOutputStream().write(request);
      return answers.readInt();
    }
  }

  @Override
  public void close() throws Exception {
    transport.close();
    swtpm.close();
  }
}
