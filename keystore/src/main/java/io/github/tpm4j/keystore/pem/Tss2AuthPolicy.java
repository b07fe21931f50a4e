package io.github.tpm4j.keystore.pem;

import java.util.List;
import java.util.Optional;

/**
 * One of the signed policies that satisfy a key bound by TPM2_PolicyAuthorize ({@code
 * TPMAuthPolicy} of draft-bottomley-tpm2-keys).
 *
 * @param name what people call this policy, if it has a name
 * @param policy its steps, in the order in which they run
 */
public record Tss2AuthPolicy(Optional<String> name, List<Tss2PolicyCommand> policy) {
  /**
   * Makes one from its components.
   *
   * @param name what people call this policy, if it has a name
   * @param policy its steps, in the order in which they run
   */
  public Tss2AuthPolicy {
    policy = List.copyOf(policy);
  }
}
