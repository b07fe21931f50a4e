package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.policy.OperandComparison;
import io.github.tpm4j.engine.profile.RevisionChange;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.commands.policy.PolicyCounterTimer;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmRc;
import java.nio.ByteBuffer;

/**
 * TPM2_PolicyCounterTimer (Part 3, 23.10): a part of TPMS_TIME_INFO compares so to a value; or the
 * policy ends ({@link RevisionChange#POLICY_ENDS_BY_COUNTER_TIMER}).
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
    PolicyState policy = session.policy();
    if (!session.isTrial() && isEnd(tpm, in)) {
      policy.endAfterSeconds(ByteBuffer.wrap(in.operandB().borrow()).getLong());
    } else if (!session.isTrial()) {
      comparison.check(timeInfo);
    }

    policy.extend(TpmCc.POLICY_COUNTER_TIMER, comparison.arguments(policy));

    return new PolicyCounterTimer.Response();
  }

  private static boolean isEnd(TpmState tpm, PolicyCounterTimer.Request in) {
    return tpm.profile().has(RevisionChange.POLICY_ENDS_BY_COUNTER_TIMER)
        && in.operation().equals(TpmEo.UNSIGNED_LT)
        && in.offset() == 0
        && in.operandB().size() == Long.BYTES;
  }
}
