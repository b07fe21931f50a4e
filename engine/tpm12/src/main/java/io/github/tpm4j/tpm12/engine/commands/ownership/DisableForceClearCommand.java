package io.github.tpm4j.tpm12.engine.commands.ownership;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.ownership.DisableForceClear;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_DisableForceClear (Part 3, 6.5). */
public final class DisableForceClearCommand
    implements Command<DisableForceClear.Request, DisableForceClear.Response> {

  @Override
  public CommandSpec<DisableForceClear.Request, DisableForceClear.Response> spec() {
    return DisableForceClear.SPEC;
  }

  @Override
  public DisableForceClear.Response execute(DisableForceClear.Request request, Invocation call) {
    call.tpm().stClear().set(StClearFlag.DISABLE_FORCE_CLEAR, true);
    return new DisableForceClear.Response();
  }
}
