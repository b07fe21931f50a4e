package io.github.tpm4j.tpm12.structures;

import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.Marshallable;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;

/**
 * TPM_QUOTE_INFO2 (Part 2, 11.4): what TPM_Quote2 signs the digest of, before a {@link
 * TpmCapVersionInfo} if that was asked for.
 *
 * @param externalData what the verifier has chosen, 20 bytes
 * @param infoShort the PCR values
 */
public record TpmQuoteInfo2(Bytes externalData, TpmPcrInfoShort infoShort) implements Marshallable {
  private static final int TAG = 0x0036;
  private static final int QUT2 = 0x5155_5432;

  /**
   * Reads it.
   *
   * @param in stands at its beginning, and then after its end
   * @return the structure
   * @throws io.github.tpm4j.tpm12.wire.WireException if the bytes are none
   */
  public static TpmQuoteInfo2 read(TpmReader in) {
    in.expectU16("TPM_QUOTE_INFO2", TAG);
    in.expectU32("TPM_QUOTE_INFO2", QUT2);
    return new TpmQuoteInfo2(in.digest(), TpmPcrInfoShort.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(TAG);
    out.u32(QUT2);
    out.digest(externalData);
    infoShort.write(out);
  }
}
