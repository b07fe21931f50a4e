package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMI_YES_NO (Part 2, 9.2): one octet, 0 or 1; a TPM answers TPM_RC_VALUE to any other. */
public final class TpmiYesNo {

  private TpmiYesNo() {}

  /**
   * Reads a byte that is 0 or 1.
   *
   * @param in stands at the first byte
   * @return whether it is 1
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static boolean read(TpmReader in) {
    int value = in.u8();
    in.check(value <= 1, TpmRc.VALUE);
    return value != 0;
  }

  /**
   * Appends a byte.
   *
   * @param out where it goes
   * @param value true for 1
   */
  public static void write(TpmWriter out, boolean value) {
    out.u8(value ? 1 : 0);
  }
}
