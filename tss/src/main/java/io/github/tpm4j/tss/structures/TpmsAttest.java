package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.interfaces.TpmiSt;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/**
 * TPMS_ATTEST (Part 2, 10.12.12): what a TPM signs to attest something.
 *
 * @param magic {@link #GENERATED_VALUE}, by which a verifier knows that a TPM made the structure
 * @param firmwareVersion vendor's number; obfuscated for keys outside the endorsement and platform
 *     hierarchies
 */
public record TpmsAttest(
    int magic,
    TpmSt type,
    Bytes qualifiedSigner,
    Bytes extraData,
    TpmsClockInfo clockInfo,
    long firmwareVersion,
    TpmuAttest attested)
    implements Marshallable {

  /** TPM_GENERATED_VALUE (Part 2, 6.2): FF and "TCG". */
  public static final int GENERATED_VALUE = 0xFF544347;

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsAttest read(TpmReader in) {
    int magic = in.u32();
    TpmSt type = TpmiSt.ATTEST.read(in);
    return new TpmsAttest(
        magic,
        type,
        Tpm2b.NAME.read(in),
        Tpm2b.DATA.read(in),
        TpmsClockInfo.read(in),
        in.u64(),
        TpmuAttest.read(type, in));
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(magic);
    type.write(out);
    out.sized(qualifiedSigner);
    out.sized(extraData);
    clockInfo.write(out);
    out.u64(firmwareVersion);
    attested.write(out);
  }
}
