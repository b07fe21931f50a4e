package io.github.tpm4j.tss.structures;

import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.objects.TpmlPubKey;
import io.github.tpm4j.tss.wire.Reader;
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

  static Reader<? extends TpmuCapabilities> of(TpmCap capability) {
    return ARMS.get(capability);
  }
}
