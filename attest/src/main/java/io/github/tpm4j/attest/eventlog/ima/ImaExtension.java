package io.github.tpm4j.attest.eventlog.ima;

/** What a kernel extends into the banks of other hashes than the log's. */
public enum ImaExtension {
  /** The template data hashed by the bank's own hash: Linux 5.8 and later. */
  HASHED_FOR_EACH_BANK,
  /** The SHA-1 digest with zeros after it: kernels before that. */
  SHA1_WITH_ZEROS
}
