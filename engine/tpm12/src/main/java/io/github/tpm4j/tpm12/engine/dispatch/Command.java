package io.github.tpm4j.tpm12.engine.dispatch;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/**
 * What a TPM does with one ordinal.
 *
 * @param <Q> the request
 * @param <R> the response
 */
public interface Command<Q extends TpmRequest<R>, R extends TpmResponse> {

  /** {@return how it is read and written} */
  CommandSpec<Q, R> spec();

  /**
   * Authorises and executes it.
   *
   * @param request handles and parameters
   * @param call the TPM, the locality and the sessions
   * @return the response
   * @throws io.github.tpm4j.tpm12.engine.response.TpmFailure if it is refused; nothing has changed
   */
  R execute(Q request, Invocation call);
}
