package io.github.tpm4j.tpm12.engine.commands.ticks;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.ticks.GetTicks;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_GetTicks (Part 3, 23.1). */
public final class GetTicksCommand implements Command<GetTicks.Request, GetTicks.Response> {

  @Override
  public CommandSpec<GetTicks.Request, GetTicks.Response> spec() {
    return GetTicks.SPEC;
  }

  @Override
  public GetTicks.Response execute(GetTicks.Request request, Invocation call) {
    return new GetTicks.Response(call.tpm().ticks().now());
  }
}
