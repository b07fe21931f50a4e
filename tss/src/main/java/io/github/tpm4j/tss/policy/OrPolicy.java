package io.github.tpm4j.tss.policy;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.commands.policy.PolicyOr;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.structures.TpmlDigest;
import io.github.tpm4j.tss.structures.TpmlPcrSelection;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * PolicyOR (Part 3, 23.6): one of 2 to 8 branches must be met. The first one that nothing is in the
 * way of is run.
 *
 * @param names what people call the branches; empty if they have no names
 */
public record OrPolicy(List<Policy> branches, List<String> names) implements PolicyElement {
  private static final int MAX_BRANCHES = 8;

  /**
   * Makes one from its components.
   *
   * @param branches 2 at least; more than 8 are nested
   * @param names what people call the branches; empty if they have no names
   */
  public OrPolicy {
    branches = List.copyOf(branches);
    names = List.copyOf(names);
    if (branches.size() < 2 || branches.size() > MAX_BRANCHES) {
      throw new IllegalArgumentException("PolicyOR has 2 to 8 branches, not " + branches.size());
    }
    if (!names.isEmpty() && names.size() != branches.size()) {
      throw new IllegalArgumentException("not each branch has a name: " + names);
    }
  }

  /**
   * Branches without names.
   *
   * @param branches two at least
   */
  public OrPolicy(List<Policy> branches) {
    this(branches, List.of());
  }

  /**
   * {@return what people call a branch: its name, or its number from 1}
   *
   * @param branch from 0
   */
  public String label(int branch) {
    return names.isEmpty() ? Integer.toString(branch + 1) : names.get(branch);
  }

  /** Any number of branches from 2; more than 8 become a tree. */
  static OrPolicy of(List<Policy> branches) {
    if (branches.size() <= MAX_BRANCHES) {
      return new OrPolicy(branches);
    }
    List<Policy> groups = new ArrayList<>();
    for (int from = 0; from < branches.size(); from += MAX_BRANCHES) {
      List<Policy> group = branches.subList(from, Math.min(from + MAX_BRANCHES, branches.size()));
      groups.add(group.size() == 1 ? group.get(0) : Policy.of(new OrPolicy(group)));
    }
    return of(groups);
  }

  @Override
  public Bytes extend(Bytes policyDigest, HashAlg hash) {
    return PolicyDigests.extend(
        hash,
        Digests.zero(hash),
        TpmCc.POLICY_OR,
        branchDigests(policyDigest, hash).toArray(Bytes[]::new));
  }

  private List<Bytes> branchDigests(Bytes policyDigest, HashAlg hash) {
    return branches.stream().map(branch -> branch.extend(policyDigest, hash)).toList();
  }

  @Override
  public void run(PolicyRun run) {
    Bytes before = run.digest();
    choose(run.circumstances()).run(run);
    run.execute(
        new PolicyOr.Request(run.handle(), new TpmlDigest(branchDigests(before, run.hash()))));
    run.restore(before);
  }

  private Policy choose(PolicyCircumstances now) {
    return branches.stream()
        .filter(branch -> branch.obstacles(now).isEmpty())
        .findFirst()
        .orElseThrow(() -> new TpmPolicyException(String.join("; ", obstacles(now))));
  }

  @Override
  public List<String> obstacles(PolicyCircumstances now) {
    List<String> reasons = new ArrayList<>();
    for (Policy branch : branches) {
      List<String> ofBranch = branch.obstacles(now);
      if (ofBranch.isEmpty()) {
        return List.of();
      }
      reasons.add("(" + label(reasons.size()) + ") " + String.join("; ", ofBranch));
    }
    return List.of("None of the branches of the policy is met: " + String.join(" ", reasons));
  }

  @Override
  public List<TpmlPcrSelection> pcrs(PolicyInputs inputs) {
    return branches.stream().flatMap(branch -> branch.pcrs(inputs).stream()).toList();
  }

  @Override
  public boolean mayNeedAuthValue() {
    return branches.stream().anyMatch(Policy::mayNeedAuthValue);
  }

  @Override
  public String toString() {
    return branches.stream().map(Policy::toString).collect(Collectors.joining(" or ", "(", ")"));
  }
}
