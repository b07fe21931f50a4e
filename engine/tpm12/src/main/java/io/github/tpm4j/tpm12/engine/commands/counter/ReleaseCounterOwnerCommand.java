package io.github.tpm4j.tpm12.engine.commands.counter;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.counter.ReleaseCounterOwner;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_ReleaseCounterOwner (Part 3, 25.5). */
public final class ReleaseCounterOwnerCommand
    implements Command<ReleaseCounterOwner.Request, ReleaseCounterOwner.Response> {

  @Override
  public CommandSpec<ReleaseCounterOwner.Request, ReleaseCounterOwner.Response> spec() {
    return ReleaseCounterOwner.SPEC;
  }

  @Override
  public ReleaseCounterOwner.Response execute(
      ReleaseCounterOwner.Request request, Invocation call) {
    call.authorizeOwner(0);
    call.tpm().counters().release(request.countId());
    return new ReleaseCounterOwner.Response();
  }
}
