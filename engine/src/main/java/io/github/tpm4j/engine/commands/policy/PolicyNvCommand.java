package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.nv.NvAccess;
import io.github.tpm4j.engine.nv.NvIndex;
import io.github.tpm4j.engine.policy.OperandComparison;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.commands.policy.PolicyNv;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PolicyNV (Part 3, 23.9): the content of an NV Index compares so to a value. A trial session
 * needs no right to read it.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_NV_AUTHORIZATION</td><td>authHandle may not read this Index</td></tr>
 * <tr><td>TPM_RC_NV_LOCKED</td><td>the Index is locked for reading</td></tr>
 * <tr><td>TPM_RC_NV_UNINITIALIZED</td><td>the Index is not written</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 2</td><td>offset is beyond the Index</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>the Index is shorter than offset and operandB</td></tr>
 * <tr><td>TPM_RC_POLICY</td><td>the comparison does not hold</td></tr>
 * </table>
 */
final class PolicyNvCommand implements Command<PolicyNv.Request, PolicyNv.Response> {

  @Override
  public PolicyNv.Response run(TpmState tpm, PolicyNv.Request in) {
    Session session = tpm.sessions().get(in.policySession());
    NvIndex index = tpm.nv().get(in.nvIndex());
    OperandComparison comparison =
        new OperandComparison(in.operandB(), in.offset(), in.operation());
    if (!session.isTrial()) {
      NvAccess.checkRead(in.authHandle(), index);
      comparison.checkRange(index.data(), TpmRc.SIZE.parameter(1));
      comparison.check(index.data());
    }

    PolicyState policy = session.policy();
    policy.extend(TpmCc.POLICY_NV, comparison.arguments(policy), index.name().borrow());

    return new PolicyNv.Response();
  }
}
