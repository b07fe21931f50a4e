package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.OrPolicy;
import io.github.tpm4j.tss.policy.PcrPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyElement;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes a policy as the steps of a key file. */
public final class PolicyEncoder {
  private final HashAlg hash;

  private PolicyEncoder(HashAlg hash) {
    this.hash = hash;
  }

  /**
   * {@return the steps of a policy}
   *
   * @param policy a policy that a key file can keep
   * @param nameHash the hash of the key's Name, by which the policy is computed
   * @throws IllegalArgumentException if the policy has an element that key files do not keep
   */
  public static List<Tss2PolicyCommand> encode(Policy policy, HashAlg nameHash) {
    return new PolicyEncoder(nameHash).steps(new Policy(List.of()), policy);
  }

  private List<Tss2PolicyCommand> steps(Policy before, Policy policy) {
    List<Tss2PolicyCommand> steps = new ArrayList<>();
    Policy done = before;
    for (PolicyElement element : policy.elements()) {
      steps.add(step(done, element));
      done = done.and(Policy.of(element));
    }
    return steps;
  }

  private Tss2PolicyCommand step(Policy before, PolicyElement element) {
    TpmWriter out = new TpmWriter();
    TpmCc command = write(before, element, out);
    return new Tss2PolicyCommand(command.value(), Bytes.adopt(out.toByteArray()));
  }

  private TpmCc write(Policy before, PolicyElement element, TpmWriter out) {
    if (element instanceof PcrPolicy pcr) {
      out.sized(pcr.digest(hash));
      pcr.selection().write(out);
      return TpmCc.POLICY_PCR;
    }
    if (element instanceof OrPolicy or) {
      writeBranches(before, or, out);
      return TpmCc.POLICY_OR;
    }
    if (element instanceof AuthorizeNvPolicy nv) {
      StepKinds.entity(nv.index(), nv.name(), out);
      writeSteps(steps(before, nv.approved()), out);
      return TpmCc.POLICY_AUTHORIZE_NV;
    }
    StepKind<?> kind = kind(element);
    kind.write(element, out);
    return kind.command();
  }

  private static StepKind<?> kind(PolicyElement element) {
    return StepKinds.ALL.stream()
        .filter(kind -> kind.type().isInstance(element))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("A key file cannot keep the demand for " + element));
  }

  // The command's own parameter comes first, so that a reader that knows only the draft sends the
  // right command; the branches, which the draft has no place for, follow.
  private void writeBranches(Policy before, OrPolicy or, TpmWriter out) {
    out.u32(or.branches().size());
    or.branches().forEach(branch -> out.sized(before.and(branch).digest(hash)));
    for (Policy branch : or.branches()) {
      writeSteps(steps(before, branch), out);
    }
  }

  private static void writeSteps(List<Tss2PolicyCommand> steps, TpmWriter out) {
    out.u16(steps.size());
    for (Tss2PolicyCommand step : steps) {
      out.u32(step.commandCode()).sized(step.parameters());
    }
  }
}
