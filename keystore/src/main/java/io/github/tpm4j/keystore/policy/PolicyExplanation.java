package io.github.tpm4j.keystore.policy;

import java.util.List;

/**
 * What one demand of a policy means on a TPM now.
 *
 * @param demand what must hold, in words
 * @param verdict whether it is met at this moment, if that can be known
 * @param reason what is in the way, or what is needed; empty if there is nothing to say
 * @param ways the ways of which one must be met: branches, or policies that a key has approved
 */
public record PolicyExplanation(String demand, Verdict verdict, String reason, List<Way> ways) {

  /** Whether a demand is met. */
  public enum Verdict {
    /** The TPM says that it is met now. */
    MET,
    /** It is not met now. */
    NOT_MET,
    /** Whoever uses the policy must give something: a password, a signature. */
    NEEDED,
    /** The TPM sees it only when the policy is used: which command, from where. */
    AT_USE
  }

  /**
   * One of several ways.
   *
   * @param name what people call the policy
   * @param demands all of which must be met
   */
  public record Way(String name, List<PolicyExplanation> demands) {

    /**
     * Makes one from its components.
     *
     * @param name what people call the policy
     * @param demands all of which must be met
     */
    public Way {
      demands = List.copyOf(demands);
    }

    /** {@return whether nothing is known to be in the way} */
    public boolean isOpen() {
      return PolicyExplanation.isOpen(demands);
    }
  }

  /**
   * Makes one from its components.
   *
   * @param demand what must hold, in words
   * @param verdict whether it is met at this moment, if that can be known
   * @param reason what is in the way, or what is needed; empty if there is nothing to say
   * @param ways the ways of which one must be met: branches, or policies that a key has approved
   */
  public PolicyExplanation {
    ways = List.copyOf(ways);
  }

  PolicyExplanation(String demand, Verdict verdict, String reason) {
    this(demand, verdict, reason, List.of());
  }

  /**
   * {@return whether nothing is known to be in the way of these demands}
   *
   * @param demands the demands of a policy in the order in which it makes them
   */
  public static boolean isOpen(List<PolicyExplanation> demands) {
    return demands.stream().noneMatch(demand -> demand.verdict == Verdict.NOT_MET);
  }
}
