package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.Words;
import java.io.IOException;

/**
 * CMD_SET_BUFFERSIZE: how long a command may be. A machine whose TPM interface has a smaller buffer
 * (CRB: 3,968 bytes) sets it; the TPM's responses are always shorter than the least size.
 */
final class BufferSize {
  private static final int LEAST_BYTES = 2_808;
  private static final int MOST_BYTES = 4_096;

  private final TpmPlatform platform;
  private volatile int sizeBytes = MOST_BYTES;

  BufferSize(TpmPlatform platform) {
    this.platform = platform;
  }

  void addTo(ControlChannel channel) {
    channel.on(ControlCode.SET_BUFFERSIZE, this::set);
  }

  int sizeBytes() {
    return sizeBytes;
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
    if (wanted != 0) {
      long unsigned = Integer.toUnsignedLong(wanted);
      sizeBytes = (int) Math.max(LEAST_BYTES, Math.min(MOST_BYTES, unsigned));
    }
    return Words.u32(PtmResult.SUCCESS, sizeBytes, LEAST_BYTES, MOST_BYTES);
  }
}
