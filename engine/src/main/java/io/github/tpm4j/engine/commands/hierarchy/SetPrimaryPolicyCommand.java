package io.github.tpm4j.engine.commands.hierarchy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.entity.AuthPolicy;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.hierarchy.SetPrimaryPolicy;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_SetPrimaryPolicy (Part 3, 24.3): the policy of a hierarchy, the lockout or a timer.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>not a digest of hashAlg; not empty with TPM_ALG_NULL</td></tr>
 * </table>
 */
final class SetPrimaryPolicyCommand
    implements Command<SetPrimaryPolicy.Request, SetPrimaryPolicy.Response> {

  @Override
  public SetPrimaryPolicy.Response run(TpmState tpm, SetPrimaryPolicy.Request in) {
    int digestBytes = HashAlgorithm.find(in.hashAlg()).map(HashAlgorithm::digestBytes).orElse(0);
    TpmFailure.require(in.authPolicy().size() == digestBytes, TpmRc.SIZE.parameter(1));

    AuthPolicy policy = new AuthPolicy(in.hashAlg(), in.authPolicy());
    if (tpm.timers().has(in.authHandle())) {
      tpm.timers().setPolicy(in.authHandle(), policy);
    } else {
      tpm.hierarchies().setPolicy(in.authHandle(), policy);
    }

    return new SetPrimaryPolicy.Response();
  }
}
