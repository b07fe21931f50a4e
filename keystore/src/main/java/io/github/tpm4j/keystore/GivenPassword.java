package io.github.tpm4j.keystore;

import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;

/** Gives a password that is known already. */
final class GivenPassword implements CallbackHandler {
  private final char[] password;

  /**
   * @param password is copied
   */
  GivenPassword(char[] password) {
    this.password = password.clone();
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (!(callback instanceof PasswordCallback wanted)) {
        throw new UnsupportedCallbackException(callback);
      }
      wanted.setPassword(password);
    }
  }

  @Override
  public String toString() {
    return "a password";
  }
}
