package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * One entry of a command's session area. The first ones authorise the command's handles, in order;
 * further sessions encrypt, decrypt or audit.
 */
public sealed interface Authorization permits PasswordAuthorization, SessionAuthorization {

  /**
   * {@return the authValue in the clear}
   *
   * @param authValue is wiped with the authorisation, not before
   */
  static Authorization password(SecretBytes authValue) {
    return new PasswordAuthorization(authValue);
  }

  /**
   * {@return a session that authorises a handle}
   *
   * @param session an HMAC or policy session
   * @param authValue of the handle's entity; empty if it has none
   */
  static SessionAuthorization session(AuthSession session, SecretBytes authValue) {
    return SessionAuthorization.of(session, authValue);
  }

  /**
   * {@return a policy session that authorises a handle, after the policy was run on it}
   *
   * @param session a policy session
   * @param authValue of the handle's entity, which counts only if the policy asks for it
   */
  static SessionAuthorization policy(AuthSession session, SecretBytes authValue) {
    boolean isAskedFor = session.policyAuth() != PolicyAuth.NONE;
    return session(session, isAskedFor ? authValue : SecretBytes.EMPTY);
  }

  /**
   * {@return a session that authorises no handle}
   *
   * @param session encrypts or audits
   */
  static SessionAuthorization session(AuthSession session) {
    return SessionAuthorization.of(session, SecretBytes.EMPTY);
  }
}
