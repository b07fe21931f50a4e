package io.github.tpm4j.engine.pipeline;

import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.TpmsAuthCommand;
import io.github.tpm4j.tss.wire.SecretBytes;

/** A session in the session area of one command. */
final class SessionUse {
  /** Its number in response codes, from 1. */
  final int number;

  final TpmHandle handle;

  /** Null for a password. */
  final Session session;

  final byte[] nonceCaller;
  final SecretBytes hmac;

  /** As in the command; for the response auditExclusive is set anew. */
  TpmaSession attributes;

  /** What it authorises; null if it is for audit, decryption or encryption only. */
  Authorizable entity;

  /** Whether the authValue of the entity enters the HMAC. */
  boolean includesAuthValue;

  SessionUse(int number, TpmsAuthCommand in, Session session) {
    this.number = number;
    this.session = session;
    handle = in.sessionHandle();
    nonceCaller = in.nonce().borrow();
    attributes = in.sessionAttributes();
    hmac = in.hmac();
  }

  boolean isPassword() {
    return session == null;
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
