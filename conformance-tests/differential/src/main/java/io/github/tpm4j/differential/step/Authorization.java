package io.github.tpm4j.differential.step;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * One session of a command's session area (Part 2, 10.13.2).
 *
 * @param opener the step that opened the session; {@link #PASSWORD} for TPM_RS_PW
 * @param secret what goes into the hmac field and into parameter encryption
 * @param authValue the entity's, for whatever {@code secret} needs
 * @param attributes TPMA_SESSION
 * @param nonceCaller the caller's nonce
 * @param fault put into the hmac field; null for none
 */
public record Authorization(
    int opener, Secret secret, Bytes authValue, int attributes, Bytes nonceCaller, Change fault) {
  /** As {@code opener}: no session. */
  public static final int PASSWORD = -1;

  /** What the hmac field is made of. */
  public enum Secret {
    /** The authValue itself. */
    PLAIN,
    /** An HMAC with sessionKey and authValue. */
    AUTH_VALUE,
    /** An HMAC with sessionKey; the authValue only keys parameter encryption. */
    SESSION_KEY,
    /** An HMAC with sessionKey, in a session that authorises nothing. */
    NO_ENTITY
  }

  /** A password. */
  public static Authorization password(Bytes authValue) {
    return new Authorization(
        PASSWORD, Secret.PLAIN, authValue, TpmaSession.CONTINUE_SESSION, Bytes.EMPTY, null);
  }

  public Authorization withAttributes(int bits) {
    return new Authorization(opener, secret, authValue, bits, nonceCaller, fault);
  }

  public Authorization withNonceCaller(Bytes nonce) {
    return new Authorization(opener, secret, authValue, attributes, nonce, fault);
  }

  public Authorization withFault(Change change) {
    return new Authorization(opener, secret, authValue, attributes, nonceCaller, change);
  }

  /** Whether a TPMA_SESSION bit is set. */
  public boolean has(int bit) {
    return (attributes & bit) != 0;
  }

  @Override
  public String toString() {
    String session = opener == PASSWORD ? "pw" : "session#" + opener + "/" + secret;
    return String.format(
        "%s(%s) attr=%02x nonce=%s%s",
        session, authValue, attributes, nonceCaller, fault == null ? "" : " hmac:" + fault);
  }
}
