package io.github.tpm4j.tpm12.engine.commands.optin;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.optin.PhysicalSetDeactivated;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_PhysicalSetDeactivated (Part 3, 5.5). */
public final class PhysicalSetDeactivatedCommand
    implements Command<PhysicalSetDeactivated.Request, PhysicalSetDeactivated.Response> {

  @Override
  public CommandSpec<PhysicalSetDeactivated.Request, PhysicalSetDeactivated.Response> spec() {
    return PhysicalSetDeactivated.SPEC;
  }

  @Override
  public PhysicalSetDeactivated.Response execute(
      PhysicalSetDeactivated.Request request, Invocation call) {
    call.tpm().presence().require();
    call.tpm().flags().set(PermanentFlag.DEACTIVATED, request.state());
    return new PhysicalSetDeactivated.Response();
  }
}
