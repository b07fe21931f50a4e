/**
 * The log of Linux' Integrity Measurement Architecture, {@code
 * /sys/kernel/security/ima/binary_runtime_measurements} and its kin of other hashes: the templates
 * ima, ima-ng, ima-sig, ima-buf, ima-modsig, ima-ngv2, ima-sigv2, evm-sig and others by their
 * format strings. Read as a little-endian kernel writes it, or any with {@code ima_canonical_fmt}.
 */
package io.github.tpm4j.attest.eventlog.ima;
