package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.OiapSession;

/**
 * One OIAP session that is kept from command to command, so that a signature costs one command. It
 * is started when it is first needed, and again when the TPM has lost it. May be used by many
 * threads.
 */
public final class KeptSession implements AutoCloseable {
  private final Tpm12Client client;
  private OiapSession session;

  /**
   * Starts nothing yet.
   *
   * @param client which sends the commands
   */
  public KeptSession(Tpm12Client client) {
    this.client = client;
  }

  /**
   * Sends a command that one secret authorises.
   *
   * @param <R> the response
   * @param request the command
   * @param secret of the entity that it is about
   * @return the response
   * @throws io.github.tpm4j.tpm12.error.TpmException as {@link Tpm12Client#execute}
   */
  public synchronized <R extends TpmResponse> R execute(TpmRequest<R> request, AuthSecret secret) {
    boolean kept = session != null && session.isOpen();
    try {
      return client.execute(request, current().with(secret));
    } catch (TpmResponseException e) {
      // Another program has ended it, or the TPM was restarted: no secret was looked at.
      if (kept && e.is(TpmResult.INVALID_AUTHHANDLE)) {
        return client.execute(request, current().with(secret));
      }
      throw e;
    }
  }

  private OiapSession current() {
    if (session == null || !session.isOpen()) {
      session = client.oiap();
    }
    return session;
  }

  /** Ends the session; the next command starts another. */
  @Override
  public synchronized void close() {
    if (session != null) {
      session.close();
    }
  }
}
