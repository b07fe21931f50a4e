package io.github.tpm4j.tss.nv;

import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMT_NV_PUBLIC_2 (Part 2 of revision 1.83, 13.10): the public area of an NV Index of any kind.
 *
 * @param handleType the first octet of the Index, which selects the kind of area; that the two
 *     agree is for the commands to check
 */
public record TpmtNvPublic2(TpmHt handleType, TpmuNvPublic2 publicArea) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmtNvPublic2 read(TpmReader in) {
    TpmHt handleType = TpmHt.read(in);
    return new TpmtNvPublic2(handleType, TpmuNvPublic2.read(handleType, in));
  }

  /**
   * Reads a TPM2B_NV_PUBLIC_2.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmtNvPublic2 readSized(TpmReader in) {
    return in.sized(TpmtNvPublic2::read);
  }

  @Override
  public void write(TpmWriter out) {
    handleType.write(out);
    publicArea.write(out);
  }
}
