package io.github.tpm4j.transport.mssim;

import io.github.tpm4j.transport.socket.Connection;
import io.github.tpm4j.transport.socket.SocketProtocol;
import java.io.IOException;

/** The Microsoft simulator's two ports. TPM2_Startup is left to the software stack. */
final class MssimProtocol implements SocketProtocol {
  private final MssimPlatform platform;
  private volatile int locality;

  /** Guarded by {@link #platform}, as is the wire that it remembers. */
  private boolean cancelIsOn;

  MssimProtocol(MssimPlatform platform) {
    this.platform = platform;
  }

  @Override
  public void greet(Connection connection) throws IOException {
    platform.powerOn();
    connection.write(MssimFraming.handshake());
    MssimFraming.readHandshake(connection, source(connection));
  }

  @Override
  public void prepare() throws IOException {
    // A cancel that came too late for its command would end this one.
    takeCancelBack();
  }

  @Override
  public byte[] envelope(int commandSizeBytes) {
    return MssimFraming.commandEnvelope(locality, commandSizeBytes);
  }

  @Override
  public byte[] readResponse(Connection connection) throws IOException {
    return MssimFraming.readResponse(connection, source(connection));
  }

  @Override
  public void conclude() throws IOException {
    takeCancelBack();
  }

  @Override
  public byte[] farewell() {
    return MssimFraming.sessionEnd();
  }

  @Override
  public void cancel() throws IOException {
    synchronized (platform) {
      platform.cancelOn();
      cancelIsOn = true;
    }
  }

  private void takeCancelBack() throws IOException {
    synchronized (platform) {
      if (cancelIsOn) {
        platform.cancelOff();
        cancelIsOn = false;
      }
    }
  }

  @Override
  public void setLocality(int wanted) {
    locality = wanted;
  }

  private static String source(Connection connection) {
    return "The TPM simulator at " + connection.name();
  }
}
