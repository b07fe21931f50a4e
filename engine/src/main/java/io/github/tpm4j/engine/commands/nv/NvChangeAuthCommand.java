package io.github.tpm4j.engine.commands.nv;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.nv.NvChangeAuth;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_NV_ChangeAuth (Part 3, 31.15).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>newAuth is longer than a digest of nameAlg</td></tr>
 * </table>
 */
final class NvChangeAuthCommand implements Command<NvChangeAuth.Request, NvChangeAuth.Response> {

  @Override
  public NvChangeAuth.Response run(TpmState tpm, NvChangeAuth.Request in) {
    NvIndex index = tpm.nv().get(in.nvIndex());
    SecretBytes newAuth = AuthValues.trimmed(in.newAuth());
    TpmFailure.require(newAuth.size() <= index.nameAlg().digestBytes(), TpmRc.SIZE.parameter(1));

    index.setAuthValue(newAuth);

    return new NvChangeAuth.Response();
  }
}
