package io.github.tpm4j.engine.profile;

/** How long the salt of an RSASSA-PSS signature is (Part 1, B.7; FIPS 186-4, 5.5). */
public enum PssSalt {
  /** As long as the digest, as TPMs in FIPS mode make it, and as TLS 1.3 wants it. */
  DIGEST_LENGTH,
  /** As long as fits beside the digest, as other TPMs make it. */
  MAXIMUM_LENGTH
}
