package io.github.tpm4j.tpm12.engine.counter;

import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.Arrays;

/**
 * A monotonic counter (Part 1, 17).
 *
 * @param label four bytes of its owner
 * @param value of the last increment
 * @param secret 20 bytes
 */
record Counter(Bytes label, int value, byte[] secret) {

  void wipe() {
    Arrays.fill(secret, (byte) 0);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Counter[" + value + "]";
  }
}
