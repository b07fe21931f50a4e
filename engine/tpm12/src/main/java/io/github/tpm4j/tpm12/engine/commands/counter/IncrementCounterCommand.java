package io.github.tpm4j.tpm12.engine.commands.counter;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.counter.IncrementCounter;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_IncrementCounter (Part 3, 25.2). */
public final class IncrementCounterCommand
    implements Command<IncrementCounter.Request, IncrementCounter.Response> {

  @Override
  public CommandSpec<IncrementCounter.Request, IncrementCounter.Response> spec() {
    return IncrementCounter.SPEC;
  }

  @Override
  public IncrementCounter.Response execute(IncrementCounter.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    tpm.counters().requireIncrementable(request.countId());
    call.authorize(0, tpm.counters().entity(request.countId()));
    tpm.counters().increment(request.countId());
    return new IncrementCounter.Response(tpm.counters().value(request.countId()));
  }
}
