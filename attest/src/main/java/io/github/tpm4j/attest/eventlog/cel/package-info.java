/**
 * The TCG's Canonical Event Log format, in its TLV and JSON encodings, and systemd's log of
 * userspace measurements, {@code /run/log/systemd/tpm2-measure.log}, which is the JSON encoding
 * without record numbers.
 */
package io.github.tpm4j.attest.eventlog.cel;
