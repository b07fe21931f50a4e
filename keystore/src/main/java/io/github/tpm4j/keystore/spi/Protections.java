package io.github.tpm4j.keystore.spi;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmKeyProtection;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import java.io.IOException;
import java.security.KeyStore.CallbackHandlerProtection;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.ProtectionParameter;
import java.security.KeyStoreException;
import java.util.Optional;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;

/** Passwords out of what the KeyStore API carries them in. */
final class Protections {

  private Protections() {}

  /**
   * Checks that the protection asks for nothing that would not be done.
   *
   * @throws KeyStoreException if it is neither a password nor who asks for one
   */
  static void requireKnown(ProtectionParameter protection) throws KeyStoreException {
    if (protection != null
        && !(protection instanceof PasswordProtection)
        && !(protection instanceof TpmKeyProtection)
        && !(protection instanceof CallbackHandlerProtection)) {
      throw new KeyStoreException("Unknown protection " + protection.getClass().getName());
    }
  }

  /** What a key's policy asks for. */
  static PolicyInputs inputs(ProtectionParameter protection) {
    return protection instanceof TpmKeyProtection own ? own.inputs() : PolicyInputs.NONE;
  }

  /** The policy that a key is to be bound to. */
  static Optional<Policy> policy(ProtectionParameter protection) {
    return protection instanceof TpmKeyProtection own ? own.policy() : Optional.empty();
  }

  /**
   * The password that an entry is kept with; null if none is given.
   *
   * @throws KeyStoreException as {@link #requireKnown}
   */
  static char[] given(ProtectionParameter protection) throws KeyStoreException {
    requireKnown(protection);
    return protection instanceof PasswordProtection password ? password.getPassword() : null;
  }

  /** Where a key's password comes from. */
  static KeyAuth keyAuth(ProtectionParameter protection) throws KeyStoreException {
    requireKnown(protection);
    if (protection instanceof PasswordProtection password) {
      return KeyAuth.offered(password.getPassword());
    }
    if (protection instanceof TpmKeyProtection own) {
      return own.auth().copy();
    }
    return protection instanceof CallbackHandlerProtection callback
        ? KeyAuth.callback(callback.getCallbackHandler())
        : KeyAuth.none();
  }

  /** A copy of the store's password, which the caller wipes; null if there is none. */
  static char[] password(ProtectionParameter protection) throws IOException {
    if (protection == null) {
      return null;
    }
    if (protection instanceof PasswordProtection password) {
      return password.getPassword() == null ? null : password.getPassword().clone();
    }
    if (protection instanceof CallbackHandlerProtection callback) {
      return ask(callback);
    }
    throw new IOException("Unknown protection " + protection.getClass().getName());
  }

  private static char[] ask(CallbackHandlerProtection protection) throws IOException {
    PasswordCallback callback = new PasswordCallback("Password of the TPM key store", false);
    try {
      protection.getCallbackHandler().handle(new Callback[] {callback});
      return callback.getPassword();
    } catch (UnsupportedCallbackException e) {
      throw new IOException("Nobody gave the password of the TPM key store", e);
    } finally {
      callback.clearPassword();
    }
  }
}
