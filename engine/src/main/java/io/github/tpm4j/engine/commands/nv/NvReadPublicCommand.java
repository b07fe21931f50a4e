package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.nv.TpmsNvPublic;

/**
 * TPM2_NV_ReadPublic (Part 3, 31.6).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_HANDLE, handle 1</td><td>the Index is not defined, or its hierarchy is disabled;
 *     it is in external NV, and its public area is not TPMS_NV_PUBLIC</td></tr>
 * </table>
 */
final class NvReadPublicCommand implements Command<NvReadPublic.Request, NvReadPublic.Response> {

  @Override
  public NvReadPublic.Response run(TpmState tpm, NvReadPublic.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());

    if (index.publicArea() instanceof TpmsNvPublic area) {
      return new NvReadPublic.Response(area, index.name());
    }
    throw new TpmFailure(TpmRc.HANDLE.handle(1));
  }
}
