package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_SYMMETRIC_KEY (Part 2, 10.8): a symmetric key in the clear.
 *
 * @param algorithmId such as {@link KeyConstants#ALG_AES128}
 * @param encScheme such as {@link KeyConstants#ES_SYM_CBC_PKCS5PAD}
 * @param data the key
 */
public record TpmSymmetricKey(int algorithmId, int encScheme, Bytes data) implements Marshallable {

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmSymmetricKey read(TpmReader in) {
    return new TpmSymmetricKey(in.u32(), in.u16(), in.sized16());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(algorithmId);
    out.u16(encScheme);
    out.sized16(data);
  }

  /** Without contents, which are secret. */
  @Override
  public String toString() {
    return "TpmSymmetricKey";
  }
}
