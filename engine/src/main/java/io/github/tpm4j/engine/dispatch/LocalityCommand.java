package io.github.tpm4j.engine.dispatch;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;

/** A {@link Command} for which it matters where it came from. */
@FunctionalInterface
public interface LocalityCommand<Q extends TpmRequest<R>, R extends TpmResponse> {

  /**
   * As {@link Command#run(TpmState, TpmRequest)}.
   *
   * @param locality 0 to 4, or 32 to 255
   */
  R run(TpmState tpm, Q in, int locality);
}
