package io.github.tpm4j.tpm12.engine.commands.counter;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.counter.ReadCounter;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_ReadCounter (Part 3, 25.3). */
public final class ReadCounterCommand
    implements Command<ReadCounter.Request, ReadCounter.Response> {

  @Override
  public CommandSpec<ReadCounter.Request, ReadCounter.Response> spec() {
    return ReadCounter.SPEC;
  }

  @Override
  public ReadCounter.Response execute(ReadCounter.Request request, Invocation call) {
    return new ReadCounter.Response(call.tpm().counters().value(request.countId()));
  }
}
