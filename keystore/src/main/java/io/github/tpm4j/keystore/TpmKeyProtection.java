package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.policy.PolicyInputs;
import java.security.KeyStore;
import java.util.Objects;

/**
 * How a key, or a sealed secret, of a KeyStore is used, for {@link KeyStore#getEntry}: its
 * password, and what its policy asks for. A PasswordProtection or a CallbackHandlerProtection is
 * enough where there is no more than a password.
 *
 * @param auth the password, or who is asked for it
 * @param inputs passwords of other entities, signers, approvals
 */
public record TpmKeyProtection(KeyAuth auth, PolicyInputs inputs)
    implements KeyStore.ProtectionParameter {

  public TpmKeyProtection {
    Objects.requireNonNull(auth, "auth");
    Objects.requireNonNull(inputs, "inputs");
  }
}
