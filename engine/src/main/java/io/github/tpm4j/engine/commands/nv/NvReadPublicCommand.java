package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;

/**
 * TPM2_NV_ReadPublic (Part 3, 31.6).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_HANDLE, handle 1</td><td>the Index is not defined, or its hierarchy is disabled</td></tr>
 * </table>
 */
final class NvReadPublicCommand implements Command<NvReadPublic.Request, NvReadPublic.Response> {

  @Override
  public NvReadPublic.Response run(TpmState tpm, NvReadPublic.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());

    return new NvReadPublic.Response(index.publicArea(), index.name());
  }
}
