package io.github.tpm4j.tpm12.engine.commands.nv;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValueAuth;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.nv.NvAccess;
import io.github.tpm4j.tpm12.engine.nv.NvIndex;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.wire.Bytes;

/** TPM_NV_WriteValueAuth (Part 3, 20.3). */
public final class NvWriteValueAuthCommand
    implements Command<NvWriteValueAuth.Request, NvWriteValueAuth.Response> {

  @Override
  public CommandSpec<NvWriteValueAuth.Request, NvWriteValueAuth.Response> spec() {
    return NvWriteValueAuth.SPEC;
  }

  @Override
  public NvWriteValueAuth.Response execute(NvWriteValueAuth.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    NvIndex index = tpm.nv().get(request.nvIndex());
    TpmFailure.require(index.has(NvConstants.PER_AUTHWRITE), TpmResult.AUTH_CONFLICT);
    call.authorize(0, index.entity());
    NvAccess.requireWritable(index, call);
    Bytes data = Bytes.of(request.data().toArray());
    NvAccess.write(tpm.nv(), index, request.offset(), data);
    return new NvWriteValueAuth.Response();
  }
}
