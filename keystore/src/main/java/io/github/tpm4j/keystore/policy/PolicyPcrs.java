package io.github.tpm4j.keystore.policy;

import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.AuthorizeNvPolicy;
import io.github.tpm4j.tss.policy.OrPolicy;
import io.github.tpm4j.tss.policy.PcrPolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyElement;
import java.util.List;
import java.util.stream.Stream;

/** The values of PCR that a policy demands; the steps of a key file have only their digests. */
public final class PolicyPcrs {
  private PolicyPcrs() {}

  /**
   * {@return those that are known, in the order in which they are demanded, each once}
   *
   * @param policy the policy of a key, or of sealed data
   */
  public static List<PcrValues> valuesOf(Policy policy) {
    return values(policy).distinct().toList();
  }

  private static Stream<PcrValues> values(Policy policy) {
    return policy.elements().stream().flatMap(PolicyPcrs::values);
  }

  private static Stream<PcrValues> values(PolicyElement element) {
    if (element instanceof PcrPolicy pcr) {
      return pcr.values().stream();
    }
    if (element instanceof OrPolicy or) {
      return or.branches().stream().flatMap(PolicyPcrs::values);
    }
    return element instanceof AuthorizeNvPolicy nv ? values(nv.approved()) : Stream.empty();
  }
}
