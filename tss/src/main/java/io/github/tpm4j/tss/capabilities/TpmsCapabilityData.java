package io.github.tpm4j.tss.capabilities;

import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.structures.TpmuCapabilities;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;

/** TPMS_CAPABILITY_DATA (Part 2, 10.10.2): a kind of capability and what the TPM has of it. */
public record TpmsCapabilityData(TpmCap capability, TpmuCapabilities data) implements Marshallable {

  /**
   * Reads one.
   *
   * @param in stands at the first byte
   * @return what was read
   * @throws io.github.tpm4j.tss.wire.WireException with the response code that a TPM answers, if it
   *     is none
   */
  public static TpmsCapabilityData read(TpmReader in) {
    TpmCap capability = TpmCap.read(in);
    return new TpmsCapabilityData(capability, CapabilityArms.read(capability, in));
  }

  @Override
  public void write(TpmWriter out) {
    capability.write(out);
    data.write(out);
  }
}
