package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.tss.commands.nv.NvReadPublic2;
import io.github.tpm4j.tss.nv.TpmtNvPublic2;

/**
 * TPM2_NV_ReadPublic2 (Part 3 of revision 1.83, 31.18): the public area of an Index of any kind.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_HANDLE, handle 1</td><td>the Index is not defined, or its hierarchy is disabled</td></tr>
 * </table>
 */
final class NvReadPublic2Command implements Command<NvReadPublic2.Request, NvReadPublic2.Response> {

  @Override
  public NvReadPublic2.Response run(TpmState tpm, NvReadPublic2.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());

    return new NvReadPublic2.Response(
        new TpmtNvPublic2(index.handleType(), index.publicArea()), index.name());
  }
}
