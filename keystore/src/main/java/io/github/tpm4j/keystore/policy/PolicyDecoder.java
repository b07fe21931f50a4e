package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.keystore.pem.Tss2AuthPolicy;
import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.structures.TpmlDigest;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.List;

/** Reads a policy from the steps of a key file. */
public final class PolicyDecoder {
  /** How deep PolicyOR may be nested: 8 branches each, this is more than 2 million. */
  private static final int MAX_DEPTH = 7;

  private PolicyDecoder() {}

  /**
   * The policy of these steps.
   *
   * @throws InvalidKeySpecException if a step is unknown or damaged; it tells which
   */
  public static Policy decode(List<Tss2PolicyCommand> steps) throws InvalidKeySpecException {
    return decode(steps, 0);
  }

  /**
   * The policies that were approved for a key.
   *
   * @throws InvalidKeySpecException if one is damaged
   */
  public static PolicyInputs approvals(List<Tss2AuthPolicy> approved)
      throws InvalidKeySpecException {
    PolicyInputs inputs = PolicyInputs.NONE;
    for (Tss2AuthPolicy one : approved) {
      inputs = inputs.withApproval(ApprovalCodec.decode(one));
    }
    return inputs;
  }

  private static Policy decode(List<Tss2PolicyCommand> steps, int depth)
      throws InvalidKeySpecException {
    Policy policy = new Policy(List.of());
    for (Tss2PolicyCommand step : steps) {
      policy = policy.and(decode(step, depth));
    }
    return policy;
  }

  private static Policy decode(Tss2PolicyCommand step, int depth) throws InvalidKeySpecException {
    TpmCc command = TpmCc.of(step.commandCode());
    TpmReader in = new TpmReader(step.parameters().borrow(), Limits.ANY);
    try {
      Policy policy = read(command, in, depth);
      if (in.remaining() == 0) {
        return policy;
      }
    } catch (WireException e) {
      throw new InvalidKeySpecException("The key's policy is damaged at " + command, e);
    }
    throw new InvalidKeySpecException("The key's policy has more than it should at " + command);
  }

  private static Policy read(TpmCc command, TpmReader in, int depth)
      throws InvalidKeySpecException {
    if (command.equals(TpmCc.POLICY_PCR)) {
      Bytes digest = StepKinds.sized(in);
      return Policy.pcr(TpmlPcrSelection.read(in), digest);
    }
    if (command.equals(TpmCc.POLICY_OR)) {
      return readBranches(in, depth + 1);
    }
    if (command.equals(TpmCc.POLICY_AUTHORIZE_NV)) {
      return Policy.of(
          new AuthorizeNvPolicy(
              TpmHandle.read(in), StepKinds.sized(in), readSteps(in, requireShallow(depth + 1))));
    }
    for (StepKind<?> kind : StepKinds.ALL) {
      if (kind.command().equals(command)) {
        return Policy.of(kind.reader().apply(in));
      }
    }
    throw new InvalidKeySpecException("The key's policy has a step unknown here: " + command);
  }

  private static int requireShallow(int depth) throws InvalidKeySpecException {
    if (depth > MAX_DEPTH) {
      throw new InvalidKeySpecException("The key's policy is nested too deep");
    }
    return depth;
  }

  private static Policy readBranches(TpmReader in, int depth) throws InvalidKeySpecException {
    int count = TpmlDigest.read(in).digests().size();
    if (in.remaining() == 0 || count < 2) {
      throw new InvalidKeySpecException("The branches of the key's PolicyOR are not in its file");
    }
    requireShallow(depth);
    List<Policy> branches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      branches.add(readSteps(in, depth));
    }
    return Policy.or(branches);
  }

  private static Policy readSteps(TpmReader in, int depth) throws InvalidKeySpecException {
    List<Tss2PolicyCommand> steps = new ArrayList<>();
    for (int left = in.u16(); left > 0; left--) {
      steps.add(new Tss2PolicyCommand(in.u32(), StepKinds.sized(in)));
    }
    return decode(steps, depth);
  }
}
