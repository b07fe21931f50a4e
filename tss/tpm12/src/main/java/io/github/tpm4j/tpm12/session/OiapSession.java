package io.github.tpm4j.tpm12.session;

import io.github.tpm4j.tpm12.commands.session.Oiap;
import java.util.function.IntConsumer;

/**
 * A session in which any secret can be shown, command after command (OIAP, Part 1, 13.3). Kept, it
 * costs no further commands.
 */
public final class OiapSession extends AuthSession {

  /**
   * Is made of the TPM's answer.
   *
   * @param response to TPM_OIAP
   * @param flush ends a session whose handle it is given, and never fails
   */
  public OiapSession(Oiap.Response response, IntConsumer flush) {
    super(response.authHandle(), response.nonceEven(), flush);
  }

  /**
   * {@return what authorises one command, and keeps the session}
   *
   * @param secret of the entity that the command is about; must not be closed before
   */
  public Authorization with(AuthSecret secret) {
    return new Authorization(this, secret.borrow(), true);
  }

  /**
   * {@return what authorises one command, and ends the session}
   *
   * @param secret of the entity that the command is about; must not be closed before
   */
  public Authorization lastWith(AuthSecret secret) {
    return new Authorization(this, secret.borrow(), false);
  }

  @Override
  void wipe() {}
}
