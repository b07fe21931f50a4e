package io.github.tpm4j.tss.algorithms;

/** How long a salt a TPM puts into RSASSA-PSS signatures (Part 1, B.7). */
public enum PssSalt {
  /** As long as the hash, which TLS 1.3 demands (RFC 8446, 4.2.3). */
  DIGEST_LENGTH,
  /** As long as fits the key, which TLS 1.3 refuses. */
  MAXIMUM
}
