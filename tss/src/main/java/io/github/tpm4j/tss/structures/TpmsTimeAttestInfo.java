package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_TIME_ATTEST_INFO (Part 2, 10.12.2): what GetTime attests. */
public record TpmsTimeAttestInfo(TpmsTimeInfo time, long firmwareVersion) implements TpmuAttest {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsTimeAttestInfo read(TpmReader in) {
    return new TpmsTimeAttestInfo(TpmsTimeInfo.read(in), in.u64());
  }

  @Override
  public void write(TpmWriter out) {
    time.write(out);
    out.u64(firmwareVersion);
  }
}
