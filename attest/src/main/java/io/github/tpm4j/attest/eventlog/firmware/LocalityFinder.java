package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.InitialPcrs;
import io.github.tpm4j.tss.wire.Bytes;

/** Finds what PCR 0 began with (PFP, 10.4.5.3 and the H-CRTM event of 3.3.4.1). */
final class LocalityFinder {
  private static final Bytes SIGNATURE = SpecId.signature("StartupLocality\0");
  private static final Bytes HCRTM = SpecId.signature("HCRTM");
  private static final int AFTER_HCRTM = 4;

  private Integer locality;
  private boolean measured;

  void take(FirmwareEvent event) throws RefusedException {
    if (event.type().equals(EventType.EFI_HCRTM_EVENT) && event.pcr() == 0) {
      requireHcrtm(event);
      // What says otherwise afterwards is about a TPM2_Startup that did not begin PCR 0.
      locality = measured ? locality : Integer.valueOf(AFTER_HCRTM);
    } else if (isStartupLocality(event) && !measured) {
      set(event, event.data().get(SIGNATURE.size()) & 0xFF);
    }
    measured |= event.isExtended() && event.pcr() == 0;
  }

  /** Some firmware pads the event. */
  private static boolean isStartupLocality(FirmwareEvent event) {
    return event.type().equals(EventType.NO_ACTION)
        && event.data().size() > SIGNATURE.size()
        && event.data().slice(0, SIGNATURE.size()).equals(SIGNATURE);
  }

  private void set(FirmwareEvent event, int value) throws RefusedException {
    if (!InitialPcrs.isLocality(value) || locality != null && locality != value) {
      throw new RefusedException(
          Reason.MALFORMED, event.where(), "StartupLocality " + value + " after " + locality);
    }
    locality = value;
  }

  private static void requireHcrtm(FirmwareEvent event) throws RefusedException {
    if (!event.data().equals(HCRTM)) {
      throw new RefusedException(Reason.MALFORMED, event.where(), "its data are not HCRTM");
    }
  }

  InitialPcrs initialPcrs() {
    return locality == null ? InitialPcrs.PLAIN : new InitialPcrs(locality);
  }
}
