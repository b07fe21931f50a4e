package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_COUNTER_VALUE (Part 2, 5.15): a monotonic counter.
 *
 * @param label four bytes that were chosen when it was made
 * @param counter its value
 */
public record TpmCounterValue(Bytes label, int counter) implements Marshallable {
  /** Of the label. */
  public static final int LABEL_SIZE_BYTES = 4;

  private static final int TAG = 0x000E;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmCounterValue read(TpmReader in) {
    in.expectU16("TPM_COUNTER_VALUE", TAG);
    return new TpmCounterValue(in.bytes(LABEL_SIZE_BYTES), in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG).bytes(label).u32(counter);
  }
}
