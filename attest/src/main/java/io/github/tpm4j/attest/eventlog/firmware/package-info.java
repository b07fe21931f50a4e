/**
 * The log of the firmware (TCG PC Client Platform Firmware Profile, PFP), which Linux shows as
 * {@code /sys/kernel/security/tpm0/binary_bios_measurements} and Windows as WBCL: SHA-1 or
 * crypto-agile form, and what its events say.
 */
package io.github.tpm4j.attest.eventlog.firmware;
