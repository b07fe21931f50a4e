package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;

/** What executes commands that need no authorisation. */
@FunctionalInterface
public interface Commands {

  /**
   * Executes a command.
   *
   * @param <R> the command's response
   * @param request its handles and parameters
   * @return the TPM's response
   * @throws io.github.tpm4j.tss.error.TpmException as {@link TpmClient#execute}
   */
  <R extends TpmResponse> R execute(TpmRequest<R> request);
}
