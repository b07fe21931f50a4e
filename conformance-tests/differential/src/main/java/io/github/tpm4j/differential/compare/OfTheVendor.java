package io.github.tpm4j.differential.compare;

import io.github.tpm4j.tss.constants.TpmPt;
import java.util.Set;

/** Properties that name a TPM's maker and build (Part 2, 6.13): no two TPMs share them. */
final class OfTheVendor {
  static final Set<TpmPt> PROPERTIES =
      Set.of(
          TpmPt.MANUFACTURER,
          TpmPt.VENDOR_STRING_1,
          TpmPt.VENDOR_STRING_2,
          TpmPt.VENDOR_STRING_3,
          TpmPt.VENDOR_STRING_4,
          TpmPt.VENDOR_TPM_TYPE,
          TpmPt.FIRMWARE_VERSION_1,
          TpmPt.FIRMWARE_VERSION_2);

  private OfTheVendor() {}
}
