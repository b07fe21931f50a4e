package io.github.tpm4j.tss.capabilities;

import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmlActData;
import io.github.tpm4j.tss.structures.TpmlAlgProperty;
import io.github.tpm4j.tss.structures.TpmlCc;
import io.github.tpm4j.tss.structures.TpmlCca;
import io.github.tpm4j.tss.structures.TpmlEccCurve;
import io.github.tpm4j.tss.structures.TpmlHandle;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.structures.TpmlSpdmSessionInfo;
import io.github.tpm4j.tss.structures.TpmlTaggedPcrProperty;
import io.github.tpm4j.tss.structures.TpmlTaggedPolicy;
import io.github.tpm4j.tss.structures.TpmlTaggedTpmProperty;
import io.github.tpm4j.tss.structures.TpmlVendorProperty;
import io.github.tpm4j.tss.structures.TpmuCapabilities;
import io.github.tpm4j.tss.wire.Reader;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Map;

/** The arms of TPMU_CAPABILITIES, by selector. */
final class CapabilityArms {
  private static final Map<TpmCap, Reader<? extends TpmuCapabilities>> ARMS =
      Map.ofEntries(
          Map.entry(TpmCap.ALGS, TpmlAlgProperty::read),
          Map.entry(TpmCap.HANDLES, TpmlHandle::read),
          Map.entry(TpmCap.COMMANDS, TpmlCca::read),
          Map.entry(TpmCap.PP_COMMANDS, TpmlCc::read),
          Map.entry(TpmCap.AUDIT_COMMANDS, TpmlCc::read),
          Map.entry(TpmCap.PCRS, TpmlPcrSelection::read),
          Map.entry(TpmCap.TPM_PROPERTIES, TpmlTaggedTpmProperty::read),
          Map.entry(TpmCap.PCR_PROPERTIES, TpmlTaggedPcrProperty::read),
          Map.entry(TpmCap.ECC_CURVES, TpmlEccCurve::read),
          Map.entry(TpmCap.AUTH_POLICIES, TpmlTaggedPolicy::read),
          Map.entry(TpmCap.ACT, TpmlActData::read),
          Map.entry(TpmCap.PUB_KEYS, TpmlPubKey::read),
          Map.entry(TpmCap.SPDM_SESSION_INFO, TpmlSpdmSessionInfo::read),
          Map.entry(TpmCap.VENDOR_PROPERTY, TpmlVendorProperty::read));

  private CapabilityArms() {}

  /** Reads the arm of {@code capability}; throws TPM_RC_SELECTOR if it has none. */
  static TpmuCapabilities read(TpmCap capability, TpmReader in) {
    Reader<? extends TpmuCapabilities> arm = ARMS.get(capability);
    if (arm == null) {
      throw new WireException(TpmRc.SELECTOR);
    }
    return arm.read(in);
  }
}
