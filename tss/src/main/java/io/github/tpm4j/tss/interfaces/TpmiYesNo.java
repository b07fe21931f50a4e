package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMI_YES_NO (Part 2, 9.2): one octet, 0 or 1; a TPM answers TPM_RC_VALUE to any other. */
public final class TpmiYesNo {

  private TpmiYesNo() {}

  public static boolean read(TpmReader in) {
    int value = in.u8();
    in.check(value <= 1, TpmRc.VALUE);
    return value != 0;
  }

  public static void write(TpmWriter out, boolean value) {
    out.u8(value ? 1 : 0);
  }
}
