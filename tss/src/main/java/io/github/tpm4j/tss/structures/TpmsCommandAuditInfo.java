package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_COMMAND_AUDIT_INFO (Part 2, 10.12.5): what GetCommandAuditDigest attests. */
public record TpmsCommandAuditInfo(
    long auditCounter, TpmAlg digestAlg, Bytes auditDigest, Bytes commandDigest)
    implements TpmuAttest {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsCommandAuditInfo read(TpmReader in) {
    return new TpmsCommandAuditInfo(
        in.u64(), TpmAlg.read(in), Tpm2b.DIGEST.read(in), Tpm2b.DIGEST.read(in));
  }

  @Override
  public void write(TpmWriter out) {
    out.u64(auditCounter);
    digestAlg.write(out);
    out.sized(auditDigest);
    out.sized(commandDigest);
  }
}
