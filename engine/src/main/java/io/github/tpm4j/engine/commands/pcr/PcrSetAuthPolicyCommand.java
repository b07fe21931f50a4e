package io.github.tpm4j.engine.commands.pcr;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.pcr.PcrAttributes;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.pcr.PcrSetAuthPolicy;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PCR_SetAuthPolicy (Part 3, 22.6). All PCR that take a policy have the same.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>authPolicy is not a digest of hashAlg</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 3</td><td>the PCR takes no policy</td></tr>
 * </table>
 */
final class PcrSetAuthPolicyCommand
    implements Command<PcrSetAuthPolicy.Request, PcrSetAuthPolicy.Response> {

  @Override
  public PcrSetAuthPolicy.Response run(TpmState tpm, PcrSetAuthPolicy.Request in) {
    AuthPolicy policy = new AuthPolicy(in.hashAlg(), in.authPolicy());
    TpmFailure.require(policy.isSizeRight(), TpmRc.SIZE.parameter(1));
    boolean takesPolicy = PcrAttributes.of(in.pcrNum().value()).isAuthorized();
    TpmFailure.require(takesPolicy, TpmRc.VALUE.parameter(3));

    tpm.pcrs().setPolicy(policy);

    return new PcrSetAuthPolicy.Response();
  }
}
