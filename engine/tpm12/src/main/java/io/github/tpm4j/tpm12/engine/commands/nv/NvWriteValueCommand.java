package io.github.tpm4j.tpm12.engine.commands.nv;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.nv.NvWriteValue;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.dispatch.Needs;
import io.github.tpm4j.tpm12.engine.flags.StClearFlag;
import io.github.tpm4j.tpm12.engine.nv.NvAccess;
import io.github.tpm4j.tpm12.engine.nv.NvIndex;
import io.github.tpm4j.tpm12.engine.nv.NvIndices;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.TpmReader;

/** TPM_NV_WriteValue (Part 3, 20.2). */
public final class NvWriteValueCommand
    implements Command<NvWriteValue.Request, NvWriteValue.Response> {

  @Override
  public CommandSpec<NvWriteValue.Request, NvWriteValue.Response> spec() {
    return NvWriteValue.SPEC;
  }

  @Override
  public NvWriteValue.Response execute(NvWriteValue.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    Bytes data = Bytes.of(request.data().toArray());
    if (request.nvIndex() == NvIndices.INDEX_GLOBAL_LOCK) {
      if (call.sessions() > 0) {
        call.authorizeOwner(0);
      }
      TpmFailure.require(data.size() == 0, TpmResult.BADINDEX);
      tpm.stClear().set(StClearFlag.GLOBAL_LOCK, true);
      return new NvWriteValue.Response();
    }
    if (request.nvIndex() == NvIndices.INDEX_DIR) {
      writeDir(request.offset(), data, call);
      return new NvWriteValue.Response();
    }
    NvIndex index = tpm.nv().get(request.nvIndex());
    boolean isLocked = tpm.flags().is(PermanentFlag.NV_LOCKED);
    if (isLocked) {
      boolean byOwner = index.has(NvConstants.PER_OWNERWRITE) == call.sessions() > 0;
      boolean isRight = byOwner && !index.has(NvConstants.PER_AUTHWRITE);
      TpmFailure.require(isRight, TpmResult.AUTH_CONFLICT);
      Needs.WORKING.check(tpm, call.sessions());
    }
    authorize(call);
    if (isLocked) {
      NvAccess.requireWritable(index, call);
    }
    NvAccess.write(tpm.nv(), index, request.offset(), data);
    return new NvWriteValue.Response();
  }

  private static void authorize(Invocation call) {
    TpmState tpm = call.tpm();
    if (call.sessions() > 0) {
      call.authorizeOwner(0);
    } else if (!tpm.owner().isInstalled()) {
      tpm.nv().countWriteWithoutOwner();
    }
  }

  private static void writeDir(int offset, Bytes data, Invocation call) {
    boolean isLocked = call.tpm().flags().is(PermanentFlag.NV_LOCKED);
    if (isLocked) {
      Needs.WORKING.check(call.tpm(), call.sessions());
      TpmFailure.require(call.sessions() > 0, TpmResult.AUTH_CONFLICT);
    }
    authorize(call);
    if (data.size() == 0) {
      return;
    }
    TpmFailure.require(data.size() == TpmReader.DIGEST_SIZE_BYTES, TpmResult.NOT_FULLWRITE);
    TpmFailure.require(offset == 0, TpmResult.NOSPACE);
    call.tpm().nv().setDir(data.toArray());
  }
}
