package io.github.tpm4j.tpm12.engine.commands.nv;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.nv.DirWriteAuth;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;

/** TPM_DirWriteAuth (Part 3, 27.3). */
public final class DirWriteAuthCommand
    implements Command<DirWriteAuth.Request, DirWriteAuth.Response> {

  @Override
  public CommandSpec<DirWriteAuth.Request, DirWriteAuth.Response> spec() {
    return DirWriteAuth.SPEC;
  }

  @Override
  public DirWriteAuth.Response execute(DirWriteAuth.Request request, Invocation call) {
    call.authorizeOwner(0);
    TpmFailure.require(request.dirIndex() == 0, TpmResult.BADINDEX);
    call.tpm().nv().setDir(request.newContents().toArray());
    return new DirWriteAuth.Response();
  }
}
