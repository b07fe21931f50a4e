package io.github.tpm4j.tpm12.engine.commands.capability;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.capability.GetCapability;
import io.github.tpm4j.tpm12.engine.capability.Capabilities;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_GetCapability (Part 3, 7.1). */
public final class GetCapabilityCommand
    implements Command<GetCapability.Request, GetCapability.Response> {
  private final Capabilities capabilities;

  public GetCapabilityCommand(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  @Override
  public CommandSpec<GetCapability.Request, GetCapability.Response> spec() {
    return GetCapability.SPEC;
  }

  @Override
  public GetCapability.Response execute(GetCapability.Request request, Invocation call) {
    return new GetCapability.Response(
        capabilities.answer(request.capArea(), request.subCap(), call.tpm()));
  }
}
