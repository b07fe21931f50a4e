package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.ExternalNv;
import io.github.tpm4j.tss.commands.nv.NvDefineSpace2;

/**
 * TPM2_NV_DefineSpace2 (Part 3 of revision 1.83, 31.17): an Index of any kind that can be defined.
 *
 * <table>
 * <caption>Response codes, beside those of TPM2_NV_DefineSpace</caption>
 * <tr><td>TPM_RC_SELECTOR, parameter 2</td><td>there is no Index with this type of handle</td></tr>
 * <tr><td>TPM_RC_HANDLE, parameter 2</td><td>Indices of this kind cannot be defined</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, parameter 2</td><td>an attribute of memory outside of the TPM</td></tr>
 * </table>
 */
final class NvDefineSpace2Command
    implements Command<NvDefineSpace2.Request, NvDefineSpace2.Response> {

  @Override
  public NvDefineSpace2.Response run(TpmState tpm, NvDefineSpace2.Request in) {
    ExternalNv.checkDefinable(in.publicInfo());

    SpaceDefinition.define(tpm, in.authHandle(), in.auth(), in.publicInfo().publicArea());

    return new NvDefineSpace2.Response();
  }
}
