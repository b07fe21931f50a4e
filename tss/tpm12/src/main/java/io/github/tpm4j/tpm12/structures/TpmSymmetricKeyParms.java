package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_SYMMETRIC_KEY_PARMS (Part 2, 10.1.2): the parameters of a symmetric key.
 *
 * @param keyLengthBits of the key
 * @param blockSizeBits of the cipher
 * @param iv the initialization vector
 */
public record TpmSymmetricKeyParms(int keyLengthBits, int blockSizeBits, Bytes iv)
    implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmSymmetricKeyParms read(TpmReader in) {
    return new TpmSymmetricKeyParms(in.u32(), in.u32(), in.sized());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(keyLengthBits).u32(blockSizeBits).sized(iv);
  }
}
