package io.github.tpm4j.benchmarks.tpm;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A TPM that is served by swtpm's protocol, over connections that are kept. */
public final class OverSocket implements Side {
  private static final int CMD_INIT = 2;
  private static final int NO_FLAGS = 0;

  private final BareSocket data;
  private final Socket control;

  public OverSocket(int port, int controlPort) throws IOException {
    data = BareSocket.tcp(port);
    control = new Socket(InetAddress.getByName("127.0.0.1"), controlPort);
  }

  @Override
  public byte[] transmit(byte[] command) throws IOException {
    return data.transmit(command);
  }

  @Override
  public void reset() throws IOException {
    control
        .getOutputStream()
        .write(ByteBuffer.allocate(2 * Integer.BYTES).putInt(CMD_INIT).putInt(NO_FLAGS).array());
    int result = new DataInputStream(control.getInputStream()).readInt();
    if (result != 0) {
      throw new IOException("CMD_INIT answers " + result);
    }
  }

  @Override
  public void close() throws IOException {
    data.close();
    control.close();
  }
}
