package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.Words;
import java.io.IOException;

/**
 * CMD_SET_BUFFERSIZE: how long a command may be. A machine whose TPM interface has a smaller buffer
 * (CRB: 3,968 bytes) sets it. Responses are shorter than the least size, but for those of a TPM
 * with post-quantum keys, which no such machine can take whole.
 */
final class BufferSize {
  private static final int LEAST_BYTES = 2_808;

  private final TpmPlatform platform;

  /** 0 as long as it is what the TPM takes. */
  private volatile int chosenBytes;

  BufferSize(TpmPlatform platform) {
    this.platform = platform;
  }

  void addTo(ControlChannel channel) {
    channel.on(ControlCode.SET_BUFFERSIZE, this::set);
  }

  int sizeBytes() {
    return chosenBytes == 0 ? platform.maxCommandBytes() : chosenBytes;
  }

  /** {@code u32 wanted}, 0 to ask only; answer {@code u32 result, size, least, most}. */
  private byte[] set(Client client) throws IOException {
    if (client.receivedBytes() < Integer.BYTES) {
      return Words.u32(PtmResult.BAD_PARAMETER);
    }
    int wanted = client.u32();
    if (wanted != 0 && platform.isOn()) {
      return Words.u32(PtmResult.BAD_ORDINAL);
    }
    int most = platform.maxCommandBytes();
    if (wanted != 0) {
      long unsigned = Integer.toUnsignedLong(wanted);
      chosenBytes = (int) Math.max(LEAST_BYTES, Math.min(most, unsigned));
      platform.limitMessages(chosenBytes);
    }
    return Words.u32(PtmResult.SUCCESS, sizeBytes(), LEAST_BYTES, most);
  }
}
