package io.github.tpm4j.engine.commands.policy;

import io.github.tpm4j.engine.capability.Capabilities;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.policy.OperandComparison;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.PolicyState;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.commands.policy.PolicyCapability;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmEo;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Marshallable;
import java.util.Optional;

/**
 * TPM2_PolicyCapability (Part 3, revision 1.83, 23.23): a capability of the TPM compares so to a
 * value. A property that the TPM does not have is unequal to any value.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 4</td><td>the capability is not listed by property</td></tr>
 * <tr><td>TPM_RC_HANDLE, parameter 5</td><td>TPM_CAP_HANDLES of a type of handle that is not supported</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 5</td><td>the property cannot be asked for</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 2</td><td>offset is beyond the element</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>the element is shorter than offset and operandB</td></tr>
 * <tr><td>TPM_RC_POLICY</td><td>the comparison does not hold</td></tr>
 * </table>
 */
final class PolicyCapabilityCommand
    implements Command<PolicyCapability.Request, PolicyCapability.Response> {

  @Override
  public PolicyCapability.Response run(TpmState tpm, PolicyCapability.Request in) {
    Session session = tpm.sessions().get(in.policySession());
    OperandComparison comparison =
        new OperandComparison(in.operandB(), in.offset(), in.operation());
    if (!session.isTrial()) {
      check(tpm, in, comparison);
    }

    PolicyState policy = session.policy();
    byte[] property = TpmHandle.of(in.property()).marshal();
    policy.extend(
        TpmCc.POLICY_CAPABILITY, comparison.arguments(policy, in.capability().marshal(), property));

    return new PolicyCapability.Response();
  }

  private static void check(
      TpmState tpm, PolicyCapability.Request in, OperandComparison comparison) {
    TpmFailure.require(Capabilities.has(in.capability()), TpmRc.VALUE.parameter(4));
    Optional<? extends Marshallable> element =
        TpmFailure.inParameter(5, () -> Capabilities.element(tpm, in.capability(), in.property()));
    if (element.isPresent()) {
      byte[] data = element.get().marshal();
      comparison.checkRange(data, TpmRc.SIZE.parameter(1));
      comparison.check(data);
    } else {
      TpmFailure.require(in.operation().equals(TpmEo.NEQ), TpmRc.POLICY);
    }
  }
}
