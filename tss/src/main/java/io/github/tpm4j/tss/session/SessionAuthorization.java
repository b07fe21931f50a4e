package io.github.tpm4j.tss.session;

import io.github.tpm4j.tss.attributes.TpmaSession;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * A session in a command.
 *
 * @param authValue of the entity that it authorises; empty if it authorises none
 * @param attributes continueSession is SET unless {@link #last} was called
 */
public record SessionAuthorization(
    AuthSession session, SecretBytes authValue, TpmaSession attributes) implements Authorization {

  static SessionAuthorization of(AuthSession session, SecretBytes authValue) {
    return new SessionAuthorization(
        session, authValue, TpmaSession.of(TpmaSession.CONTINUE_SESSION));
  }

  /**
   * With the first parameter of the command encrypted.
   *
   * @return another authorisation by the same session
   */
  public SessionAuthorization encryptingCommand() {
    return with(TpmaSession.DECRYPT);
  }

  /**
   * With the first parameter of the response encrypted.
   *
   * @return another authorisation by the same session
   */
  public SessionAuthorization encryptingResponse() {
    return with(TpmaSession.ENCRYPT);
  }

  /**
   * With these bits of {@link TpmaSession} SET too.
   *
   * @param bits TPMA_SESSION
   * @return another authorisation by the same session
   */
  public SessionAuthorization with(int bits) {
    return new SessionAuthorization(session, authValue, attributes.with(bits));
  }

  /**
   * As the last use of the session, which the TPM then ends.
   *
   * @return another authorisation by the same session
   */
  public SessionAuthorization last() {
    return new SessionAuthorization(
        session, authValue, attributes.without(TpmaSession.CONTINUE_SESSION));
  }

  boolean encryptsCommand() {
    return attributes.has(TpmaSession.DECRYPT);
  }

  boolean encryptsResponse() {
    return attributes.has(TpmaSession.ENCRYPT);
  }
}
