package io.github.tpm4j.transport.mssim;

import io.github.tpm4j.transport.socket.Connection;
import io.github.tpm4j.transport.socket.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * The simulator's platform port: the wires to the TPM other than its command buffer. Each use is a
 * session of its own, so that other programs can reach the port too.
 */
final class MssimPlatform {
  private static final int SIGNAL_POWER_ON = 1;
  private static final int SIGNAL_CANCEL_ON = 9;
  private static final int SIGNAL_CANCEL_OFF = 10;
  private static final int SIGNAL_NV_ON = 11;

  private final Endpoint endpoint;
  private final Duration limit;

  MssimPlatform(Endpoint endpoint, Duration limit) {
    this.endpoint = endpoint;
    this.limit = limit;
  }

  /** Changes nothing on a TPM that is on. */
  void powerOn() throws IOException {
    signal(SIGNAL_POWER_ON, SIGNAL_NV_ON);
  }

  /** Commands end with TPM_RC_CANCELED, where they can, until {@link #cancelOff}. */
  void cancelOn() throws IOException {
    signal(SIGNAL_CANCEL_ON);
  }

  void cancelOff() throws IOException {
    signal(SIGNAL_CANCEL_OFF);
  }

  private void signal(int... signals) throws IOException {
    try (Connection connection = Connection.open(endpoint, limit)) {
      String source = "The simulator's platform port at " + endpoint.name();
      for (int signal : signals) {
        connection.write(ByteBuffer.allocate(Integer.BYTES).putInt(signal).array());
        int result = MssimFraming.readInt(connection, source);
        MssimFraming.requireZero(result, source, "signal " + signal);
      }
      connection.write(MssimFraming.sessionEnd());
    }
  }
}
