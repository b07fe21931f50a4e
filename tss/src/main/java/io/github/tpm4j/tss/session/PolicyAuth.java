package io.github.tpm4j.tss.session;

/** How a policy session brings in the authValue of the entity that it authorises (Part 1, 19.7). */
public enum PolicyAuth {
  /** Not at all. */
  NONE,
  /** In the key of its HMAC, after PolicyAuthValue. */
  AUTH_VALUE,
  /** In the clear, after PolicyPassword. */
  PASSWORD
}
