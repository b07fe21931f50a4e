package io.github.tpm4j.tpm12.engine.commands.counter;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.counter.ReleaseCounter;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_ReleaseCounter (Part 3, 25.4). */
public final class ReleaseCounterCommand
    implements Command<ReleaseCounter.Request, ReleaseCounter.Response> {

  @Override
  public CommandSpec<ReleaseCounter.Request, ReleaseCounter.Response> spec() {
    return ReleaseCounter.SPEC;
  }

  @Override
  public ReleaseCounter.Response execute(ReleaseCounter.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    call.authorize(0, tpm.counters().entity(request.countId()));
    tpm.counters().release(request.countId());
    return new ReleaseCounter.Response();
  }
}
