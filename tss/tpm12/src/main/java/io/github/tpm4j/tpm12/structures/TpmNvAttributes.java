package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_NV_ATTRIBUTES (Part 2, 19.2): who may read and write an NV Index.
 *
 * @param attributes the bits of {@link NvConstants}
 */
public record TpmNvAttributes(int attributes) implements Marshallable {
  private static final int TAG = 0x0017;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmNvAttributes read(TpmReader in) {
    in.expectU16("TPM_NV_ATTRIBUTES", TAG);
    return new TpmNvAttributes(in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG);
    out.u32(attributes);
  }
}
