package io.github.tpm4j.tpm12.engine.commands.nv;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.nv.NvReadValueAuth;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.nv.NvAccess;
import io.github.tpm4j.tpm12.engine.nv.NvIndex;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;

/** TPM_NV_ReadValueAuth (Part 3, 20.5). */
public final class NvReadValueAuthCommand
    implements Command<NvReadValueAuth.Request, NvReadValueAuth.Response> {

  @Override
  public CommandSpec<NvReadValueAuth.Request, NvReadValueAuth.Response> spec() {
    return NvReadValueAuth.SPEC;
  }

  @Override
  public NvReadValueAuth.Response execute(NvReadValueAuth.Request request, Invocation call) {
    NvIndex index = call.tpm().nv().get(request.nvIndex());
    TpmFailure.require(index.has(NvConstants.PER_AUTHREAD), TpmResult.AUTH_CONFLICT);
    call.authorize(0, index.entity());
    NvAccess.requireReadable(index, call);
    Bytes data = NvAccess.read(index, request.offset(), request.dataSizeBytes());
    return new NvReadValueAuth.Response(SecretBytes.of(data.toArray()));
  }
}
