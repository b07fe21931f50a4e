package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.security.KeyStore;
import java.util.Objects;
import java.util.Optional;

/**
 * How a key, or a sealed secret, of a KeyStore is used, for {@link KeyStore#getEntry}: its
 * password, and what its policy asks for. A PasswordProtection or a CallbackHandlerProtection is
 * enough where there is no more than a password.
 *
 * <p>For {@link KeyStore#setEntry} it may have a policy: a private key of software is taken into
 * the TPM and bound to it. A key that is in the TPM already keeps the policy that it was made with,
 * and another one is refused.
 *
 * <pre>{@code
 * store.setEntry("web", new KeyStore.PrivateKeyEntry(key, chain), TpmKeyProtection.of(policy));
 * store.getEntry("web", TpmKeyProtection.with(PolicyInputs.NONE.withApproval(approval)));
 * }</pre>
 *
 * @param auth the password, or who is asked for it
 * @param inputs passwords of other entities, signers, approvals
 * @param policy what a key that is taken is bound to; empty if none is said
 */
public record TpmKeyProtection(KeyAuth auth, PolicyInputs inputs, Optional<Policy> policy)
    implements KeyStore.ProtectionParameter {

  /**
   * Makes one from its components.
   *
   * @param auth the password, or who is asked for it
   * @param inputs passwords of other entities, signers, approvals
   * @param policy what a key that is taken is bound to; empty if none is said
   */
  public TpmKeyProtection {
    Objects.requireNonNull(auth, "auth");
    Objects.requireNonNull(inputs, "inputs");
    Objects.requireNonNull(policy, "policy");
  }

  /**
   * For an entry that is used.
   *
   * @param auth the entry's password, or that it has none
   * @param inputs passwords of other entities, signers, approvals
   */
  public TpmKeyProtection(KeyAuth auth, PolicyInputs inputs) {
    this(auth, inputs, Optional.empty());
  }

  /**
   * For a key without a password whose policy asks for this.
   *
   * @param inputs passwords of other entities, signers, approvals
   * @return what {@code KeyStore} takes for an entry
   */
  public static TpmKeyProtection with(PolicyInputs inputs) {
    return new TpmKeyProtection(KeyAuth.none(), inputs);
  }

  /**
   * For a key of software that is to be bound to a policy.
   *
   * @param policy the policy that the key gets in the TPM
   * @return what {@code KeyStore} takes for an entry
   */
  public static TpmKeyProtection of(Policy policy) {
    return new TpmKeyProtection(KeyAuth.none(), PolicyInputs.NONE, Optional.of(policy));
  }

  /** The policy in words; nothing secret. */
  @Override
  public String toString() {
    return "TpmKeyProtection[" + policy.map(Policy::toString).orElse("") + "]";
  }
}
