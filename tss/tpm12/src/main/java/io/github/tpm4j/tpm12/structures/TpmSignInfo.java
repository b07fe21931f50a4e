package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_SIGN_INFO (Part 2, 11.5): what is signed where more than a digest is said.
 *
 * @param fixed four letters that say by what, such as TRAN
 * @param replay 20 bytes of the caller
 * @param data what is said
 */
public record TpmSignInfo(Bytes fixed, Bytes replay, Bytes data) implements Marshallable {
  private static final int TAG = 0x0005;
  private static final int FIXED_SIZE_BYTES = 4;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmSignInfo read(TpmReader in) {
    in.expectU16("TPM_SIGN_INFO", TAG);
    return new TpmSignInfo(in.bytes(FIXED_SIZE_BYTES), in.digest(), in.sized());
  }

  /** {@return SHA-1 of the structure, which is signed} */
  public Bytes digest() {
    return Sha1.of(toBytes());
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG).bytes(fixed).digest(replay).sized(data);
  }
}
