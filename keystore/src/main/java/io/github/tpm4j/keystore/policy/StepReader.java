package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.keystore.pem.Tss2PolicyCommand;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.PcrPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyElement;
import io.github.tpm4j.tss.structures.TpmlDigest;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.WireException;
import java.security.spec.InvalidKeySpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the steps of a policy.
 *
 * @param form how to read a step that could be in either form
 * @param nameHash the hash of the key's Name, by which its policy is computed
 * @param knownPcrs values of PCR that a step may demand by their digest
 */
record StepReader(StepForm form, HashAlg nameHash, List<PcrValues> knownPcrs) {
  /** How deep PolicyOR may be nested: 8 branches each, this is more than 2 million. */
  private static final int MAX_DEPTH = 7;

  Policy read(List<Tss2PolicyCommand> steps) throws InvalidKeySpecException {
    return decode(steps, 0);
  }

  private Policy decode(List<Tss2PolicyCommand> steps, int depth) throws InvalidKeySpecException {
    Policy policy = new Policy(List.of());
    for (Tss2PolicyCommand step : steps) {
      policy = policy.and(withKnownPcrs(decode(step, depth)));
    }
    return policy;
  }

  private Policy decode(Tss2PolicyCommand step, int depth) throws InvalidKeySpecException {
    TpmCc command = TpmCc.of(step.commandCode());
    Optional<Policy> asHashed = HashedStep.read(command, step.parameters(), nameHash);
    if (asHashed.isPresent() && form == StepForm.AS_HASHED) {
      return asHashed.get();
    }
    try {
      return decodeBody(command, step.parameters(), depth);
    } catch (InvalidKeySpecException e) {
      return asHashed.orElseThrow(() -> e);
    }
  }

  private Policy decodeBody(TpmCc command, Bytes body, int depth) throws InvalidKeySpecException {
    TpmReader in = new TpmReader(body.borrow(), Limits.ANY);
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

  private Policy read(TpmCc command, TpmReader in, int depth) throws InvalidKeySpecException {
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

  private Policy readBranches(TpmReader in, int depth) throws InvalidKeySpecException {
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

  private Policy readSteps(TpmReader in, int depth) throws InvalidKeySpecException {
    List<Tss2PolicyCommand> steps = new ArrayList<>();
    for (int left = in.u16(); left > 0; left--) {
      steps.add(new Tss2PolicyCommand(in.u32(), StepKinds.sized(in)));
    }
    return decode(steps, depth);
  }

  private Policy withKnownPcrs(Policy step) {
    PolicyElement element = step.elements().get(0);
    return element instanceof PcrPolicy pcr
        ? knownPcrs.stream()
            .filter(known -> demands(pcr, known))
            .findFirst()
            .map(Policy::pcr)
            .orElse(step)
        : step;
  }

  private boolean demands(PcrPolicy pcr, PcrValues known) {
    return known.selection().equals(pcr.selection())
        && known.digest(nameHash).equals(pcr.digest(nameHash));
  }

  private static int requireShallow(int depth) throws InvalidKeySpecException {
    if (depth > MAX_DEPTH) {
      throw new InvalidKeySpecException("The key's policy is nested too deep");
    }
    return depth;
  }
}
