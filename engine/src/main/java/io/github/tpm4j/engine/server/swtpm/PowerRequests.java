package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.ServerEnd;
import io.github.tpm4j.engine.server.StateBlobs;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.Words;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.wire.WireException;
import java.io.IOException;

/** CMD_INIT, CMD_STOP and CMD_SHUTDOWN: power comes and goes. */
final class PowerRequests {
  private static final int INIT_DELETES_VOLATILE = 1;

  private final TpmPlatform platform;
  private final ServerEnd end;

  PowerRequests(TpmPlatform platform, ServerEnd end) {
    this.platform = platform;
    this.end = end;
  }

  void addTo(ControlChannel channel) {
    channel
        .on(ControlCode.INIT, this::init)
        .on(ControlCode.STOP, ControlRequest.bare(client -> stop()))
        .on(ControlCode.SHUTDOWN, ControlRequest.bare(this::shutDown));
  }

  private byte[] init(Client client) throws IOException {
    int flags = client.u32();
    if (client.receivedBytes() > 0) {
      return Words.u32(PtmResult.BAD_PARAMETER);
    }
    try {
      platform.reset();
    } catch (StateStoreException | WireException | IllegalArgumentException e) {
      // State that was damaged, or that this version cannot read: the TPM stays off.
      return Words.u32(PtmResult.FAIL);
    }
    if ((flags & INIT_DELETES_VOLATILE) != 0) {
      platform.changeState(StateBlobs::forgetVolatile);
    }
    return Words.u32(PtmResult.SUCCESS);
  }

  private byte[] stop() {
    platform.powerOff();
    return Words.u32(PtmResult.SUCCESS);
  }

  private byte[] shutDown(Client client) {
    platform.shutDown();
    // Not at once, or the server would hang up before the client has its answer.
    client.afterAnswer(end::requested);
    return Words.u32(PtmResult.SUCCESS);
  }
}
