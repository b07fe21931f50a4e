package io.github.tpm4j.tpm12.engine.commands.nv;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.nv.NvReadValue;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.Command;
import io.github.tpm4j.tpm12.engine.dispatch.Needs;
import io.github.tpm4j.tpm12.engine.nv.NvAccess;
import io.github.tpm4j.tpm12.engine.nv.NvIndex;
import io.github.tpm4j.tpm12.engine.nv.NvIndices;
import io.github.tpm4j.tpm12.engine.pipeline.Invocation;
import io.github.tpm4j.tpm12.engine.response.TpmFailure;
import io.github.tpm4j.tpm12.structures.NvConstants;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.tpm12.wire.SecretBytes;
import java.util.Arrays;

/** TPM_NV_ReadValue (Part 3, 20.4). */
public final class NvReadValueCommand
    implements Command<NvReadValue.Request, NvReadValue.Response> {

  @Override
  public CommandSpec<NvReadValue.Request, NvReadValue.Response> spec() {
    return NvReadValue.SPEC;
  }

  @Override
  public NvReadValue.Response execute(NvReadValue.Request request, Invocation call) {
    TpmState tpm = call.tpm();
    if (request.nvIndex() == NvIndices.INDEX_DIR) {
      authorize(call);
      return response(dir(tpm.nv().dir(), request.offset(), request.dataSizeBytes()));
    }
    NvIndex index = tpm.nv().get(request.nvIndex());
    boolean isLocked = tpm.flags().is(PermanentFlag.NV_LOCKED);
    if (isLocked) {
      TpmFailure.require(!index.has(NvConstants.PER_AUTHREAD), TpmResult.AUTH_CONFLICT);
      boolean byOwner = index.has(NvConstants.PER_OWNERREAD);
      TpmFailure.require(byOwner == call.sessions() > 0, TpmResult.AUTH_CONFLICT);
      Needs.WORKING.check(tpm, call.sessions());
    }
    authorize(call);
    if (isLocked) {
      NvAccess.requireReadable(index, call);
    }
    return response(NvAccess.read(index, request.offset(), request.dataSizeBytes()));
  }

  private static void authorize(Invocation call) {
    if (call.sessions() > 0) {
      call.authorizeOwner(0);
    }
  }

  private static Bytes dir(Bytes register, int offset, int size) {
    long end = Integer.toUnsignedLong(offset) + Integer.toUnsignedLong(size);
    TpmFailure.require(end <= register.size(), TpmResult.NOSPACE);
    return Bytes.of(Arrays.copyOfRange(register.toArray(), offset, offset + size));
  }

  private static NvReadValue.Response response(Bytes data) {
    return new NvReadValue.Response(SecretBytes.of(data.toArray()));
  }
}
