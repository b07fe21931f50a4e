package io.github.tpm4j.tpm12.engine.commands.optin;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.optin.PhysicalDisable;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_PhysicalDisable (Part 3, 5.4). */
public final class PhysicalDisableCommand
    implements Command<PhysicalDisable.Request, PhysicalDisable.Response> {

  @Override
  public CommandSpec<PhysicalDisable.Request, PhysicalDisable.Response> spec() {
    return PhysicalDisable.SPEC;
  }

  @Override
  public PhysicalDisable.Response execute(PhysicalDisable.Request request, Invocation call) {
    call.tpm().presence().require();
    call.tpm().flags().set(PermanentFlag.DISABLE, true);
    return new PhysicalDisable.Response();
  }
}
