package io.github.tpm4j.engine.server.mssim;

import io.github.tpm4j.engine.server.Client;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.Words;
import java.io.IOException;

/** The measurements of an H-CRTM or a dynamic root of trust, on either port. */
final class HashSignals {
  private final TpmPlatform platform;

  HashSignals(TpmPlatform platform) {
    this.platform = platform;
  }

  /** False, and nothing read, if it is another request. */
  boolean answer(int code, Client client) throws IOException {
    switch (code) {
      case MssimCode.SIGNAL_HASH_START -> platform.hashStart();
      case MssimCode.SIGNAL_HASH_DATA -> platform.hashData(FramedCommand.sizedBytes(client));
      case MssimCode.SIGNAL_HASH_END -> platform.hashEnd();
      default -> {
        return false;
      }
    }
    client.answer(Words.u32(0));
    return true;
  }
}
