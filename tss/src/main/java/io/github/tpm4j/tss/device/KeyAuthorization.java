package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a key is authorised: by its authValue (password), or by its policy. Immutable.
 *
 * @param authValue is asked at each use, by the thread that uses the key; what it returns is wiped,
 *     so it must be a copy
 * @param policy the policy to be run; empty to authorise by the authValue alone
 * @param inputs what the policy asks for beyond the state of the TPM
 */
public record KeyAuthorization(
    Supplier<SecretBytes> authValue, Optional<Policy> policy, PolicyInputs inputs) {
  private static final Supplier<SecretBytes> EMPTY = () -> SecretBytes.EMPTY;

  /** For a key without password. */
  public static final KeyAuthorization NONE =
      new KeyAuthorization(EMPTY, Optional.empty(), PolicyInputs.NONE);

  /** By a password. */
  public static KeyAuthorization password(Supplier<SecretBytes> authValue) {
    return new KeyAuthorization(authValue, Optional.empty(), PolicyInputs.NONE);
  }

  /** By a policy that needs no password of the key. */
  public static KeyAuthorization policy(Policy policy) {
    return policy(policy, EMPTY);
  }

  /** By a policy that needs the key's password. */
  public static KeyAuthorization policy(Policy policy, Supplier<SecretBytes> authValue) {
    return new KeyAuthorization(authValue, Optional.of(policy), PolicyInputs.NONE);
  }

  /** This authorisation, with more for the policy. */
  public KeyAuthorization with(PolicyInputs newInputs) {
    return new KeyAuthorization(authValue, policy, newInputs);
  }

  /** The authValue if it may be needed; the caller wipes it. */
  SecretBytes askAuthValue() {
    boolean needed = policy.map(Policy::mayNeedAuthValue).orElse(true);
    return needed ? authValue.get() : SecretBytes.EMPTY;
  }
}
