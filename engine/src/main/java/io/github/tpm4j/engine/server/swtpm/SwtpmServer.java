package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import java.io.IOException;
import java.util.Optional;

/** Serves a TPM as swtpm does. */
public final class SwtpmServer {
  private SwtpmServer() {}

  /**
   * Listens, without serving yet. Where the control channel is a UNIX socket, its client may also
   * bring the data channel with it (CMD_SET_DATAFD), as QEMU does.
   *
   * @param data where the data channel is, if it is not brought
   * @param control where the control channel is, if there is one
   * @throws IOException if an address is taken
   */
  public static TpmServer.Builder listen(
      TpmPlatform platform, Optional<ServerAddress> data, Optional<ServerAddress> control)
      throws IOException {
    TpmServer.Builder server = new TpmServer.Builder(platform);
    BufferSize bufferSize = new BufferSize(platform);
    DataChannel dataChannel = new DataChannel(platform, bufferSize);
    if (data.isPresent()) {
      server.listen(data.get(), dataChannel);
    }
    if (control.isPresent()) {
      ControlChannel channel = new ControlChannel();
      PassedSockets passedSockets = new PassedSockets();
      passedSockets.addTo(channel);
      bufferSize.addTo(channel);
      new PowerRequests(platform, server.end()).addTo(channel);
      new WireRequests(platform).addTo(channel);
      new BlobRequests(platform).addTo(channel);
      new ServerFacts(platform).addTo(channel);
      server.listenForDescriptors(control.get(), channel);
      server.listen(passedSockets, dataChannel);
    }
    return server;
  }
}
