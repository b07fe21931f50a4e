package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpace;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_NV_UndefineSpace (Part 3, 31.4).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 2</td><td>POLICY_DELETE is SET</td></tr>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>owner authorisation for an Index of the platform</td></tr>
 * </table>
 */
final class NvUndefineSpaceCommand
    implements Command<NvUndefineSpace.Request, NvUndefineSpace.Response> {

  @Override
  public NvUndefineSpace.Response run(TpmState tpm, NvUndefineSpace.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());
    TpmFailure.require(!index.has(TpmaNv.POLICY_DELETE), TpmRc.ATTRIBUTES.handle(2));
    TpmFailure.require(
        !in.authHandle().equals(TpmHandle.OWNER) || !index.has(TpmaNv.PLATFORMCREATE),
        TpmRc.NV_AUTHORIZATION);

    tpm.nv().undefine(index);

    return new NvUndefineSpace.Response();
  }
}
