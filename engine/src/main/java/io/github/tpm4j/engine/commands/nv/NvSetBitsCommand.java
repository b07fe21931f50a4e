package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvAccess;
import io.github.tpm4j.engine.nv.NvCounter;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.nv.NvSetBits;
import io.github.tpm4j.tss.constants.TpmNt;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_NV_SetBits (Part 3, 31.10).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>authHandle may not write this Index</td></tr>
 * <tr><td>TPM_RC_NV_LOCKED</td><td>the Index is locked for writing</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 2</td><td>not a bit field</td></tr>
 * </table>
 */
final class NvSetBitsCommand implements Command<NvSetBits.Request, NvSetBits.Response> {

  @Override
  public NvSetBits.Response run(TpmState tpm, NvSetBits.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());
    NvAccess.checkWrite(in.authHandle(), index);
    TpmFailure.require(index.type().equals(TpmNt.BITS), TpmRc.ATTRIBUTES.handle(2));

    NvCounter.set(index, NvCounter.get(index) | in.bits());

    return new NvSetBits.Response();
  }
}
