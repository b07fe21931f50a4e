package io.github.tpm4j.transport.swtpm;

import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.framing.ResponseReader;
import io.github.tpm4j.transport.socket.Connection;
import io.github.tpm4j.transport.socket.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * swtpm's control channel (swtpm_ioctls(3)): each request goes over a connection of its own, as the
 * channel serves one client at a time.
 */
final class SwtpmControl {
  private static final int CMD_SET_LOCALITY = 5;
  private static final int CMD_CANCEL_TPM_CMD = 9;

  private final Endpoint endpoint;

  SwtpmControl(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  void setLocality(int locality, Duration limit) throws IOException {
    byte[] request =
        ByteBuffer.allocate(Integer.BYTES + 1)
            .putInt(CMD_SET_LOCALITY)
            .put((byte) locality)
            .array();
    request(request, "locality " + locality, limit);
  }

  /** swtpm answers when the command in progress has ended. */
  void cancel(Duration limit) throws IOException {
    request(
        ByteBuffer.allocate(Integer.BYTES).putInt(CMD_CANCEL_TPM_CMD).array(),
        "to cancel a command",
        limit);
  }

  private void request(byte[] request, String what, Duration limit) throws IOException {
    try (Connection connection = Connection.open(endpoint, limit)) {
      connection.write(request);
      byte[] answer = ResponseReader.readExactly(connection, Integer.BYTES, endpoint.name());
      int result = ByteBuffer.wrap(answer).getInt();
      if (result != 0) {
        throw new TransportException(
            String.format("swtpm at %s refused %s (result 0x%x)", endpoint.name(), what, result));
      }
    }
  }
}
