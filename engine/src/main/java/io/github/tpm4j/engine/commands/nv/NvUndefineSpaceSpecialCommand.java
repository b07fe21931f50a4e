package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.commands.nv.NvUndefineSpaceSpecial;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_NV_UndefineSpaceSpecial (Part 3, 31.5).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>POLICY_DELETE is CLEAR</td></tr>
 * </table>
 */
final class NvUndefineSpaceSpecialCommand
    implements Command<NvUndefineSpaceSpecial.Request, NvUndefineSpaceSpecial.Response> {

  @Override
  public NvUndefineSpaceSpecial.Response run(TpmState tpm, NvUndefineSpaceSpecial.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());
    TpmFailure.require(index.has(TpmaNv.POLICY_DELETE), TpmRc.ATTRIBUTES.handle(1));

    tpm.nv().undefine(index);

    return new NvUndefineSpaceSpecial.Response();
  }
}
