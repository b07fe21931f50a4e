package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.policy.OperandComparison;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.commands.policy.PolicyCounterTimer;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;

/**
 * TPM2_PolicyCounterTimer (Part 3, 23.10): a part of TPMS_TIME_INFO compares so to a value.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 2</td><td>offset is beyond TPMS_TIME_INFO</td></tr>
 * <tr><td>TPM_RC_RANGE</td><td>TPMS_TIME_INFO is shorter than offset and operandB</td></tr>
 * <tr><td>TPM_RC_POLICY</td><td>the comparison does not hold</td></tr>
 * </table>
 */
final class PolicyCounterTimerCommand
    implements Command<PolicyCounterTimer.Request, PolicyCounterTimer.Response> {

  @Override
  public PolicyCounterTimer.Response run(TpmState tpm, PolicyCounterTimer.Request in) {
    Session session = tpm.sessions().get(in.policySession());
    OperandComparison comparison =
        new OperandComparison(in.operandB(), in.offset(), in.operation());
    byte[] timeInfo = tpm.clock().timeInfo().marshal();
    comparison.checkRange(timeInfo, TpmRc.RANGE);
    if (!session.isTrial()) {
      comparison.check(timeInfo);
    }

    PolicyState policy = session.policy();
    policy.extend(TpmCc.POLICY_COUNTER_TIMER, comparison.arguments(policy));

    return new PolicyCounterTimer.Response();
  }
}
