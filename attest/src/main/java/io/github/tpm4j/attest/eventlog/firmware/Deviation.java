package io.github.tpm4j.attest.eventlog.firmware;

/**
 * What firmware is known to leave out of its log though the PCR have it. A replay that allows for
 * it still has to reach the quoted value, and so nothing is believed that the TPM has not measured.
 */
public enum Deviation {
  /** No StartupLocality event, though TPM2_Startup came from locality 3 or 4; PCR 0. */
  STARTUP_LOCALITY_MISSING,
  /** The log was copied before ExitBootServices, which is measured into PCR 5. */
  EXIT_BOOT_SERVICES_MISSING
}
