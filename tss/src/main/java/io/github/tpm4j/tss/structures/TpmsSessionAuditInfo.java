package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.interfaces.TpmiYesNo;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_SESSION_AUDIT_INFO (Part 2, 10.12.6): what GetSessionAuditDigest attests. */
public record TpmsSessionAuditInfo(boolean exclusiveSession, Bytes sessionDigest)
    implements TpmuAttest {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsSessionAuditInfo read(TpmReader in) {
    return new TpmsSessionAuditInfo(TpmiYesNo.read(in), Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    TpmiYesNo.write(out, exclusiveSession);
    out.sized(sessionDigest);
  }
}
