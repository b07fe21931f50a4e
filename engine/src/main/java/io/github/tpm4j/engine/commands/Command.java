package io.github.tpm4j.engine.commands;

import io.github.tpm4j.engine.Tpm;
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
public interface Command<Q extends TpmRequest<R>, R extends TpmResponse> {

  /**
   * Checks, changes, answers: nothing is changed before the last check has passed.
   *
   * @throws io.github.tpm4j.engine.TpmFailure with the response code, and its handle or parameter
   *     number; {@code tpm} is then as it was
   */
  R run(Tpm tpm, Q in);
}
