package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvAccess;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.nv.NvExtend;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_NV_Extend (Part 3, 31.9).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>authHandle may not write this Index</td></tr>
 * <tr><td>TPM_RC_NV_LOCKED</td><td>the Index is locked for writing</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 2</td><td>not an extend Index</td></tr>
 * </table>
 */
final class NvExtendCommand implements Command<NvExtend.Request, NvExtend.Response> {

  @Override
  public NvExtend.Response run(TpmState tpm, NvExtend.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());
    NvAccess.checkWrite(in.authHandle(), index);
    TpmFailure.require(index.type().equals(TpmNt.EXTEND), TpmRc.ATTRIBUTES.handle(2));

    byte[] old = index.isWritten() ? index.data() : new byte[index.dataSize()];
    index.setData(index.nameAlg().digest(old, in.data().borrow()));

    return new NvExtend.Response();
  }
}
