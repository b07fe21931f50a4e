package io.github.tpm4j.tss.keys;

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
 * @param doubted another authValue, which is tried once where the TPM refuses the first one and
 *     does not count that
 */
public record KeyAuthorization(
    Supplier<SecretBytes> authValue,
    Optional<Policy> policy,
    PolicyInputs inputs,
    Optional<Supplier<SecretBytes>> doubted) {
  // Told apart by identity: neither lambda may be shared with the other.
  private static final Supplier<SecretBytes> NOT_GIVEN = KeyAuthorization::notGiven;
  private static final Supplier<SecretBytes> PRESUMED = KeyAuthorization::presumed;

  /**
   * Nothing was given. A key without password takes it; one that counts wrong passwords is not
   * tried, as it may have one.
   */
  public static final KeyAuthorization NONE =
      new KeyAuthorization(NOT_GIVEN, Optional.empty(), PolicyInputs.NONE, Optional.empty());

  /** By the empty password, for a key that is known to have no other. */
  public static final KeyAuthorization EMPTY_PASSWORD = password(() -> SecretBytes.EMPTY);

  /**
   * By the empty password, for a key of which something says that it has no other, and may be
   * wrong: where that counts, it is tried once.
   */
  public static final KeyAuthorization PRESUMED_EMPTY = password(PRESUMED);

  private static SecretBytes notGiven() {
    return SecretBytes.EMPTY;
  }

  private static SecretBytes presumed() {
    return SecretBytes.EMPTY;
  }

  /**
   * By a password.
   *
   * @param authValue is asked at each use; what it returns is wiped
   * @return how a key is authorised
   */
  public static KeyAuthorization password(Supplier<SecretBytes> authValue) {
    return new KeyAuthorization(authValue, Optional.empty(), PolicyInputs.NONE, Optional.empty());
  }

  /**
   * By a policy that needs no password of the key.
   *
   * @param policy what must hold
   * @return how a key is authorised
   */
  public static KeyAuthorization policy(Policy policy) {
    return policy(policy, NOT_GIVEN);
  }

  /**
   * By a policy that needs the key's password.
   *
   * @param policy what must hold
   * @param authValue is asked at each use; what it returns is wiped
   * @return how a key is authorised
   */
  public static KeyAuthorization policy(Policy policy, Supplier<SecretBytes> authValue) {
    return new KeyAuthorization(
        authValue, Optional.of(policy), PolicyInputs.NONE, Optional.empty());
  }

  /**
   * {@return this authorisation, with more for the policy}
   *
   * @param newInputs signers, passwords of other entities, approvals
   */
  public KeyAuthorization with(PolicyInputs newInputs) {
    return new KeyAuthorization(authValue, policy, newInputs, doubted);
  }

  /**
   * {@return this authorisation, but by a policy}
   *
   * @param newPolicy what must hold
   */
  public KeyAuthorization by(Policy newPolicy) {
    return new KeyAuthorization(authValue, Optional.of(newPolicy), inputs, doubted);
  }

  /** {@return this authorisation by the authValue alone} */
  public KeyAuthorization withoutPolicy() {
    return new KeyAuthorization(authValue, Optional.empty(), inputs, doubted);
  }

  /**
   * {@return this authorisation, and another authValue to be tried where the first one is refused}
   *
   * @param other is asked at each use; what it returns is wiped
   */
  public KeyAuthorization orElse(Supplier<SecretBytes> other) {
    return new KeyAuthorization(authValue, policy, inputs, Optional.of(other));
  }

  /** {@return this authorisation by the other authValue; empty if there is none} */
  public Optional<KeyAuthorization> otherwise() {
    return doubted.map(other -> new KeyAuthorization(other, policy, inputs, Optional.empty()));
  }

  /** {@return whether an authValue was given, be it the empty one} */
  public boolean isAuthValueGiven() {
    return authValue != NOT_GIVEN && !isPresumedEmpty();
  }

  /** {@return whether the authValue is only presumed to be empty} */
  public boolean isPresumedEmpty() {
    return authValue == PRESUMED;
  }

  /** {@return whether the authValue may be sent, or proven} */
  public boolean mayNeedAuthValue() {
    return policy.map(Policy::mayNeedAuthValue).orElse(true);
  }

  /** {@return the authValue if it may be needed; the caller wipes it} */
  public SecretBytes askAuthValue() {
    return mayNeedAuthValue() ? authValue.get() : SecretBytes.EMPTY;
  }
}
