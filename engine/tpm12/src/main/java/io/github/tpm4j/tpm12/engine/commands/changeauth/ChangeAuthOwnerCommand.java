package io.github.tpm4j.tpm12.engine.commands.changeauth;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.changeauth.ChangeAuthOwner;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;

/** TPM_ChangeAuthOwner (Part 3, 17.2). */
public final class ChangeAuthOwnerCommand
    implements Command<ChangeAuthOwner.Request, ChangeAuthOwner.Response> {

  @Override
  public CommandSpec<ChangeAuthOwner.Request, ChangeAuthOwner.Response> spec() {
    return ChangeAuthOwner.SPEC;
  }

  @Override
  public ChangeAuthOwner.Response execute(ChangeAuthOwner.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    call.authorizeByOsap(0, tpm.owner().entity());
    TpmFailure.require(request.protocolId() == EntityConstants.PID_ADCP, TpmResult.BAD_PARAMETER);
    byte[] secret = call.newSecret(0, request.newAuth());
    switch (request.entityType()) {
      case EntityConstants.ET_OWNER -> tpm.owner().changeSecret(secret);
      case EntityConstants.ET_SRK -> tpm.owner().changeStorageRootSecret(secret);
      default -> throw new TpmFailure(TpmResult.WRONG_ENTITYTYPE);
    }
    call.endSession(0);
    return new ChangeAuthOwner.Response();
  }
}
