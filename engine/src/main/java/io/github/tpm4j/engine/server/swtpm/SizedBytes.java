package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.Client;
import java.io.IOException;

/** {@code u32 length, bytes} in a request. */
final class SizedBytes {
  /** Many times what a TPM with all its NV in use has. */
  private static final int MAXIMUM_SIZE_BYTES = 2 << 20;

  private SizedBytes() {}

  static byte[] read(Client client) throws IOException {
    int length = client.u32();
    if (length < 0 || length > MAXIMUM_SIZE_BYTES) {
      throw new IOException("a request with " + Integer.toUnsignedString(length) + " bytes");
    }
    return client.bytes(length);
  }
}
