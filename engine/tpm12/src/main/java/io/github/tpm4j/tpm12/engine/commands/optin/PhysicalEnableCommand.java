package io.github.tpm4j.tpm12.engine.commands.optin;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.optin.PhysicalEnable;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_PhysicalEnable (Part 3, 5.3). */
public final class PhysicalEnableCommand
    implements Command<PhysicalEnable.Request, PhysicalEnable.Response> {

  @Override
  public CommandSpec<PhysicalEnable.Request, PhysicalEnable.Response> spec() {
    return PhysicalEnable.SPEC;
  }

  @Override
  public PhysicalEnable.Response execute(PhysicalEnable.Request request, Invocation call) {
    call.tpm().presence().require();
    call.tpm().flags().set(PermanentFlag.DISABLE, false);
    return new PhysicalEnable.Response();
  }
}
