package io.github.tpm4j.differential.implementation;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** swtpm's control channel over TCP (swtpm_ioctls(3)), kept open for one user. */
final class SwtpmControlChannel implements Closeable {
  private static final int CMD_INIT = 2;
  private static final int CMD_SET_LOCALITY = 5;
  private static final int CMD_GET_STATEBLOB = 12;
  private static final int CMD_SET_STATEBLOB = 13;
  private static final int CMD_STOP = 14;

  private static final int INIT_FLAG_DELETE_VOLATILE = 1;
  private static final int STATE_FLAG_NONE = 0;
  private static final int BLOB_TYPE_PERMANENT = 1;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  SwtpmControlChannel(int port) throws IOException {
    socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setTcpNoDelay(true);
    in = new DataInputStream(socket.getInputStream());
    out = new DataOutputStream(socket.getOutputStream());
  }

  /** _TPM_Init; volatile state that was stored is forgotten. */
  void initialize() throws IOException {
    request(ByteBuffer.allocate(8).putInt(CMD_INIT).putInt(INIT_FLAG_DELETE_VOLATILE), "INIT");
  }

  /** Takes the power away. */
  void stop() throws IOException {
    request(ByteBuffer.allocate(4).putInt(CMD_STOP), "STOP");
  }

  void setLocality(int locality) throws IOException {
    request(ByteBuffer.allocate(5).putInt(CMD_SET_LOCALITY).put((byte) locality), "SET_LOCALITY");
  }

  /** The state that survives a power cycle. */
  byte[] permanentState() throws IOException {
    request(
        ByteBuffer.allocate(16)
            .putInt(CMD_GET_STATEBLOB)
            .putInt(STATE_FLAG_NONE)
            .putInt(BLOB_TYPE_PERMANENT)
            .putInt(0),
        "GET_STATEBLOB");
    in.readInt(); // state flags
    int total = in.readInt();
    int length = in.readInt();
    if (length != total) {
      throw new IOException("swtpm gave " + length + " octets of a state of " + total);
    }
    return in.readNBytes(length);
  }

  /** Replaces the state that survives a power cycle; swtpm must be stopped. */
  void setPermanentState(byte[] state) throws IOException {
    request(
        ByteBuffer.allocate(16 + state.length)
            .putInt(CMD_SET_STATEBLOB)
            .putInt(STATE_FLAG_NONE)
            .putInt(BLOB_TYPE_PERMANENT)
            .putInt(state.length)
            .put(state),
        "SET_STATEBLOB");
  }

  private void request(ByteBuffer request, String what) throws IOException {
    out.write(request.array());
    out.flush();
    int result = in.readInt();
    if (result != 0) {
      throw new IOException(String.format("swtpm refuses %s (result 0x%x)", what, result));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
