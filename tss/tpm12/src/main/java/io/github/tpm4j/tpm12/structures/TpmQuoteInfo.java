package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_QUOTE_INFO (Part 2, 11.3): what TPM_Quote signs the digest of.
 *
 * @param digestValue of the {@link TpmPcrComposite}: 20 bytes, SHA-1
 * @param externalData what the verifier has chosen, 20 bytes
 */
public record TpmQuoteInfo(Bytes digestValue, Bytes externalData) implements Marshallable {
  private static final int VERSION_1_1 = 0x0101_0000;
  private static final int QUOT = 0x5155_4F54;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmQuoteInfo read(TpmReader in) {
    in.expectU32("TPM_QUOTE_INFO", VERSION_1_1);
    in.expectU32("TPM_QUOTE_INFO", QUOT);
    return new TpmQuoteInfo(in.digest(), in.digest());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(VERSION_1_1);
    out.u32(QUOT);
    out.digest(digestValue);
    out.digest(externalData);
  }

  /** {@return the SHA-1 digest of the wire form, which is what is signed} */
  public Bytes digest() {
    return Sha1.of(toBytes());
  }
}
