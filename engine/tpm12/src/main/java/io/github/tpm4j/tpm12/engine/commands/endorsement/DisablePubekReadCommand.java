package io.github.tpm4j.tpm12.engine.commands.endorsement;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.endorsement.DisablePubekRead;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.structures.PermanentFlag;

/** TPM_DisablePubekRead (Part 3, 27.7). */
public final class DisablePubekReadCommand
    implements Command<DisablePubekRead.Request, DisablePubekRead.Response> {

  @Override
  public CommandSpec<DisablePubekRead.Request, DisablePubekRead.Response> spec() {
    return DisablePubekRead.SPEC;
  }

  @Override
  public DisablePubekRead.Response execute(DisablePubekRead.Request request, Invocation call) {
    call.authorizeOwner(0);
    call.tpm().flags().set(PermanentFlag.READ_PUBEK, false);
    return new DisablePubekRead.Response();
  }
}
