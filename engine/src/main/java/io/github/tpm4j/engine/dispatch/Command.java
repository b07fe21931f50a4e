package io.github.tpm4j.engine.dispatch;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;

/**
 * What the TPM does for one command code, once the command is read and authorised. A class has no
 * state of its own: one instance serves every TPM.
 *
 * @param <Q> the request
 * @param <R> the response
 */
@FunctionalInterface
public interface Command<Q extends TpmRequest<R>, R extends TpmResponse>
    extends LocalityCommand<Q, R> {

  /**
   * Checks, changes, answers: nothing is changed before the last check has passed.
   *
   * @throws io.github.tpm4j.engine.response.TpmFailure with the response code, and its handle or
   *     parameter number; {@code tpm} is then as it was
   */
  R run(TpmState tpm, Q in);

  @Override
  default R run(TpmState tpm, Q in, int locality) {
    return run(tpm, in);
  }
}
