package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.wire.SecretBytes;
import javax.security.auth.callback.CallbackHandler;

/** Where the password of a TPM key comes from when the key is used. */
public final class KeyAuth implements AutoCloseable {
  private final SecretBytes password;
  private final CallbackHandler handler;

  private KeyAuth(SecretBytes password, CallbackHandler handler) {
    this.password = password;
    this.handler = handler;
  }

  /** No password: of a key that needs none, or whose password nobody has given. */
  public static KeyAuth none() {
    return new KeyAuth(SecretBytes.EMPTY, null);
  }

  /**
   * A password. It becomes the key's authValue in UTF-8, as tpm2-openssl and tpm2-tools take it.
   *
   * @param password the caller wipes its own; null is as {@link #none}
   */
  public static KeyAuth password(char[] password) {
    return password == null ? none() : new KeyAuth(PasswordPrompt.encode(password), null);
  }

  /** Whoever is asked for the password each time the key is used, with the key's alias. */
  public static KeyAuth callback(CallbackHandler handler) {
    return new KeyAuth(SecretBytes.EMPTY, handler);
  }

  /** Whether there is no password to be had. */
  public boolean isNone() {
    return handler == null && password.isEmpty();
  }

  /**
   * The authValue. The caller closes it.
   *
   * @param alias names the key to whoever is asked
   * @throws io.github.tpm4j.tss.error.TpmException if whoever was asked gave none
   */
  public SecretBytes value(String alias) {
    if (handler == null) {
      return SecretBytes.adopt(password.toByteArray());
    }
    return PasswordPrompt.ask(handler, "TPM key " + alias);
  }

  /** Wipes the password. */
  @Override
  public void close() {
    password.close();
  }

  @Override
  public String toString() {
    if (handler != null) {
      return "asked at each use";
    }
    return password.isEmpty() ? "none" : "a password";
  }
}
