package io.github.tpm4j.tpm12.engine.commands.endorsement;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.endorsement.OwnerReadInternalPub;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.keys.LoadedKey;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;

/** TPM_OwnerReadInternalPub (Part 3, 14.5). */
public final class OwnerReadInternalPubCommand
    implements Command<OwnerReadInternalPub.Request, OwnerReadInternalPub.Response> {

  @Override
  public CommandSpec<OwnerReadInternalPub.Request, OwnerReadInternalPub.Response> spec() {
    return OwnerReadInternalPub.SPEC;
  }

  @Override
  public OwnerReadInternalPub.Response execute(
      OwnerReadInternalPub.Request request, Invocation call) {
    call.authorizeOwner(0);
    LoadedKey key =
        switch (request.keyHandle()) {
          case EntityConstants.KH_EK -> call.tpm().endorsement().key();
          case EntityConstants.KH_SRK -> call.tpm().owner().storageRoot();
          default -> throw new TpmFailure(TpmResult.BAD_PARAMETER);
        };
    return new OwnerReadInternalPub.Response(key.publicPart().pubkey());
  }
}
