package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import io.github.tpm4j.tss.wire.WireException;

/**
 * TPMS_SET_CAPABILITY_DATA (Part 2 of revision 1.83, 10.9.3): a capability that is to be set.
 *
 * @param setCapability which one; settable ones begin at 0x80000000, and the Library defines none
 * @param data an arm of TPMU_SET_CAPABILITIES, whose form only who defines the capability knows
 */
public record TpmsSetCapabilityData(TpmCap setCapability, Bytes data) implements Marshallable {

  /**
   * Reads a TPM2B_SET_CAPABILITY_DATA; a TPM answers TPM_RC_VALUE to every capability.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws WireException TPM_RC_SIZE if there is no room for the number of the capability
   */
  public static TpmsSetCapabilityData readSized(TpmReader in) {
    int size = in.u16();
    if (size < Integer.BYTES) {
      throw new WireException(TpmRc.SIZE);
    }
    TpmCap capability = TpmCap.of(in.u32());
    in.check(false, TpmRc.VALUE);
    return new TpmsSetCapabilityData(capability, in.bytes(size - Integer.BYTES));
  }

  @Override
  public void write(TpmWriter out) {
    setCapability.write(out);
    out.bytes(data);
  }
}
