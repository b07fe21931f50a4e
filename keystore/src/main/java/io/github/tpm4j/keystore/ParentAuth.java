package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.util.Objects;
import java.util.Optional;

/**
 * How a persistent storage key is authorised when a key is made or loaded under it. Storage keys of
 * hierarchies have no password, and the policy of an endorsement key is known.
 *
 * @param auth the storage key's password, or who is asked for it; {@link KeyAuth#none} for none
 * @param policy its policy; empty if it is used by its password
 */
public record ParentAuth(KeyAuth auth, Optional<Policy> policy) {
  /** Nothing was given: enough for a storage key without password that counts no wrong ones. */
  public static final ParentAuth NONE = new ParentAuth(KeyAuth.none(), Optional.empty());

  /**
   * Makes one from its components.
   *
   * @param auth the storage key's password, or who is asked for it; {@link KeyAuth#none} for none
   * @param policy its policy; empty if it is used by its password
   */
  public ParentAuth {
    Objects.requireNonNull(auth, "auth");
    Objects.requireNonNull(policy, "policy");
  }

  /**
   * By a password.
   *
   * @param auth the password of the storage key
   * @return how the storage key is authorised
   */
  public static ParentAuth of(KeyAuth auth) {
    return new ParentAuth(auth, Optional.empty());
  }

  /**
   * {@return the same, by a policy, which may need the password}
   *
   * @param newPolicy the policy of the storage key
   */
  public ParentAuth by(Policy newPolicy) {
    return new ParentAuth(auth, Optional.of(newPolicy));
  }

  ParentAuth copy() {
    return new ParentAuth(auth.copy(), policy);
  }

  boolean isNone() {
    return auth.isNone() && policy.isEmpty();
  }

  KeyAuthorization authorization(TpmHandle parent, PolicyInputs inputs) {
    KeyAuthorization byPassword = auth.authorization("the storage key " + parent).with(inputs);
    return policy.map(byPassword::by).orElse(byPassword);
  }
}
