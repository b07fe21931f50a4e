package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmlPubKey;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;

/**
 * TPMU_CAPABILITIES (Part 2, 10.10.1): what GetCapability answers, by the kind that was asked for.
 */
public sealed interface TpmuCapabilities extends Marshallable
    permits TpmlAlgProperty,
        TpmlHandle,
        TpmlCca,
        TpmlCc,
        TpmlPcrSelection,
        TpmlTaggedTpmProperty,
        TpmlTaggedPcrProperty,
        TpmlEccCurve,
        TpmlTaggedPolicy,
        TpmlActData,
        TpmlPubKey,
        TpmlSpdmSessionInfo,
        TpmlVendorProperty {

  /** Reads the arm of {@code capability}; throws TPM_RC_SELECTOR if it has none. */
  static TpmuCapabilities read(TpmCap capability, TpmReader in) {
    Reader<? extends TpmuCapabilities> arm = CapabilityArms.of(capability);
    if (arm == null) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return arm.read(in);
  }
}
