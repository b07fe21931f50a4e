package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A session in the session area of one command.
 *
 * @param number in response codes, from 1
 * @param session null for a password
 * @param hmac or the password
 * @param entity what it authorises; null if it is for audit, decryption or encryption only
 * @param attributes as in the command; for the response auditExclusive is set anew
 * @param includesAuthValue whether the authValue of the entity enters the HMAC
 */
record SessionUse(
    int number,
    TpmHandle handle,
    Session session,
    Bytes nonce,
    SecretBytes hmac,
    Authorizable entity,
    TpmaSession attributes,
    boolean includesAuthValue) {

  static SessionUse of(int number, TpmsAuthCommand in, Session session, Authorizable entity) {
    return new SessionUse(
        number,
        in.sessionHandle(),
        session,
        in.nonce(),
        in.hmac(),
        entity,
        in.sessionAttributes(),
        false);
  }

  SessionUse withAuthValue(boolean isIncluded) {
    return new SessionUse(number, handle, session, nonce, hmac, entity, attributes, isIncluded);
  }

  SessionUse withAttributes(TpmaSession changed) {
    return new SessionUse(number, handle, session, nonce, hmac, entity, changed, includesAuthValue);
  }

  /** An entity that the command has removed has no authValue any more. */
  SessionUse withoutEntity() {
    return new SessionUse(
        number, handle, session, nonce, hmac, null, attributes, includesAuthValue);
  }

  boolean isPassword() {
    return session == null;
  }

  /** nonceCaller; the caller must not change it. */
  byte[] nonceCaller() {
    return nonce.borrow();
  }

  boolean has(int attributeBits) {
    return attributes.has(attributeBits);
  }

  /** A failure about this session. */
  TpmFailure failure(TpmRc code) {
    return new TpmFailure(code.session(number));
  }

  void require(boolean condition, TpmRc code) {
    if (!condition) {
      throw failure(code);
    }
  }

  /** The authValue of the entity as it is now; empty if there is none. */
  SecretBytes authValue() {
    return entity == null ? SecretBytes.EMPTY : entity.authValue();
  }
}
