package io.github.tpm4j.tpm12.engine.commands.counter;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.counter.CreateCounter;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_CreateCounter (Part 3, 25.1). */
public final class CreateCounterCommand
    implements Command<CreateCounter.Request, CreateCounter.Response> {

  @Override
  public CommandSpec<CreateCounter.Request, CreateCounter.Response> spec() {
    return CreateCounter.SPEC;
  }

  @Override
  public CreateCounter.Response execute(CreateCounter.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    call.authorizeByOsap(0, tpm.owner().entity());
    byte[] secret = call.newSecret(0, request.authData());
    int id = tpm.counters().create(request.label(), secret);
    call.endSession(0);
    return new CreateCounter.Response(id, tpm.counters().value(id));
  }
}
