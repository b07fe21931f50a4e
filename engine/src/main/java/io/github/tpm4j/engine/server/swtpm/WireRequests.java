package io.github.tpm4j.engine.server.swtpm;

import static io.github.tpm4j.engine.server.swtpm.ControlRequest.bare;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.Words;
import java.io.IOException;

/** The wires to the TPM beside its commands: locality, cancel, measurement, establishment. */
final class WireRequests {
  private static final byte[] DONE = Words.u32(PtmResult.SUCCESS);

  private static final int HARDWARE_LOCALITY = 4;

  private final TpmPlatform platform;
  private final boolean rejectsLocality4;

  WireRequests(TpmPlatform platform, boolean rejectsLocality4) {
    this.platform = platform;
    this.rejectsLocality4 = rejectsLocality4;
  }

  void addTo(ControlChannel channel) {
    channel
        .on(ControlCode.SET_LOCALITY, this::setLocality)
        .on(ControlCode.CANCEL_TPM_CMD, whenOn(bare(client -> cancel())))
        .on(ControlCode.HASH_START, whenOn(bare(client -> hashStart())))
        .on(ControlCode.HASH_DATA, whenOn(this::hashData))
        .on(ControlCode.HASH_END, whenOn(bare(client -> hashEnd())))
        .on(ControlCode.GET_TPMESTABLISHED, whenOn(bare(client -> established())))
        .on(ControlCode.RESET_TPMESTABLISHED, whenOn(this::resetEstablished));
  }

  private ControlRequest whenOn(ControlRequest request) {
    return client -> platform.isOn() ? request.answer(client) : Words.u32(PtmResult.BAD_ORDINAL);
  }

  private byte[] setLocality(Client client) throws IOException {
    int locality = client.u8();
    boolean allowed = !rejectsLocality4 || locality != HARDWARE_LOCALITY;
    return allowed && platform.setLocality(locality) ? DONE : Words.u32(PtmResult.BAD_LOCALITY);
  }

  private byte[] cancel() {
    platform.cancelWire().cancelRunning();
    return DONE;
  }

  private byte[] hashStart() {
    platform.hashStart();
    return DONE;
  }

  private byte[] hashData(Client client) throws IOException {
    byte[] data = SizedBytes.read(client);
    if (client.receivedBytes() > 0) {
      return Words.u32(PtmResult.IO_ERROR);
    }
    platform.hashData(data);
    return DONE;
  }

  private byte[] hashEnd() {
    platform.hashEnd();
    return DONE;
  }

  /** {@code u32 result, u8 bit}, and three bytes to the end of the C structure. */
  private byte[] established() {
    byte[] answer = Words.u32(PtmResult.SUCCESS, 0);
    answer[Integer.BYTES] = (byte) (platform.isEstablished() ? 1 : 0);
    return answer;
  }

  private byte[] resetEstablished(Client client) throws IOException {
    boolean allowed = platform.resetEstablished(client.u8());
    return allowed ? DONE : Words.u32(PtmResult.BAD_LOCALITY);
  }
}
