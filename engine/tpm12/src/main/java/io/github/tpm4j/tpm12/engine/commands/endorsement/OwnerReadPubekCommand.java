package io.github.tpm4j.tpm12.engine.commands.endorsement;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadPubek;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;

/** TPM_OwnerReadPubek (Part 3, 27.6). */
public final class OwnerReadPubekCommand
    implements Command<OwnerReadPubek.Request, OwnerReadPubek.Response> {

  @Override
  public CommandSpec<OwnerReadPubek.Request, OwnerReadPubek.Response> spec() {
    return OwnerReadPubek.SPEC;
  }

  @Override
  public OwnerReadPubek.Response execute(OwnerReadPubek.Request request, Invocation call) {
    call.authorizeOwner(0);
    return new OwnerReadPubek.Response(call.tpm().endorsement().key().publicPart().pubkey());
  }
}
