package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvAccess;
import io.github.tpm4j.engine.nv.NvCounter;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.nv.NvIndices;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.nv.NvIncrement;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_NV_Increment (Part 3, 31.8).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>authHandle may not write this Index</td></tr>
 * <tr><td>TPM_RC_NV_LOCKED</td><td>the Index is locked for writing</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 2</td><td>not a counter</td></tr>
 * </table>
 */
final class NvIncrementCommand implements Command<NvIncrement.Request, NvIncrement.Response> {

  @Override
  public NvIncrement.Response run(TpmState tpm, NvIncrement.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());
    NvAccess.checkWrite(in.authHandle(), index);
    TpmFailure.require(NvCounter.isCounter(index), TpmRc.ATTRIBUTES.handle(2));

    boolean first = !index.isWritten();
    long count = (first ? tpm.nv().counterMaximum() : NvCounter.get(index)) + 1;
    NvCounter.set(index, count);
    if (first || (count & NvIndices.MAX_ORDERLY_COUNT) == 0) {
      index.saveContent();
    }

    return new NvIncrement.Response();
  }
}
