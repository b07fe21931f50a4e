package io.github.tpm4j.tpm12.engine.commands.nv;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.nv.DirRead;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;

/** TPM_DirRead (Part 3, 27.3). */
public final class DirReadCommand implements Command<DirRead.Request, DirRead.Response> {

  @Override
  public CommandSpec<DirRead.Request, DirRead.Response> spec() {
    return DirRead.SPEC;
  }

  @Override
  public DirRead.Response execute(DirRead.Request request, Invocation call) {
    TpmFailure.require(request.dirIndex() == 0, TpmResult.BADINDEX);
    return new DirRead.Response(call.tpm().nv().dir());
  }
}
