package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.wire.SecretBytes;
import javax.security.auth.callback.CallbackHandler;

/** Where the password of a TPM key comes from when the key is used. */
public final class KeyAuth implements AutoCloseable {
  private final SecretBytes password;
  private final CallbackHandler handler;
  private final Kind kind;
  private volatile boolean closed;

  /** What is known of it. */
  private enum Kind {
    NONE,
    OFFERED,
    GIVEN
  }

  private KeyAuth(SecretBytes password, CallbackHandler handler, Kind kind) {
    this.password = password;
    this.handler = handler;
    this.kind = kind;
  }

  /**
   * {@return nothing was given: enough for a key that is known to need no password, and for one
   * that does not count wrong ones} For a key that does, and has none, give {@link #password} the
   * empty one.
   */
  public static KeyAuth none() {
    return new KeyAuth(SecretBytes.EMPTY, null, Kind.NONE);
  }

  /**
   * {@return a password} It becomes the key's authValue in UTF-8, as tpm2-openssl and tpm2-tools
   * take it.
   *
   * @param password the caller wipes its own; null is as {@link #none}, an empty one is a password
   */
  public static KeyAuth password(char[] password) {
    return of(password, Kind.GIVEN);
  }

  /**
   * {@return a password that may be another's: keytool and KeyManagerFactory give the store's for
   * every key} Where the key has none, it is no mistake.
   *
   * @param password as for {@link #password}
   */
  public static KeyAuth offered(char[] password) {
    return of(password, Kind.OFFERED);
  }

  private static KeyAuth of(char[] password, Kind kind) {
    return password == null ? none() : new KeyAuth(PasswordPrompt.encode(password), null, kind);
  }

  /**
   * Whoever is asked for the password each time the key is used, with the key's alias.
   *
   * @param handler gets a {@link javax.security.auth.callback.PasswordCallback}
   * @return a password that is asked for and not kept
   */
  public static KeyAuth callback(CallbackHandler handler) {
    return new KeyAuth(SecretBytes.EMPTY, handler, Kind.OFFERED);
  }

  /** {@return the same, to be closed by itself} */
  public KeyAuth copy() {
    KeyAuth copy = new KeyAuth(SecretBytes.adopt(password.toByteArray()), handler, kind);
    // Asked after the octets were copied: they may have been wiped meanwhile.
    copy.closed = closed;
    return copy;
  }

  /** {@return whether no password was given, not even an empty one} */
  public boolean isNone() {
    return kind == Kind.NONE;
  }

  /** Whether a KeyStore gave the key out with a password, and not with this one. */
  boolean isOfferedOtherThan(SecretBytes other) {
    return kind == Kind.OFFERED && handler == null && !password.equals(other);
  }

  /** {@return whether it is known that there is no other password than the empty one} */
  public boolean isEmpty() {
    return handler == null && password.isEmpty();
  }

  /** Whether a password that is not empty was given for this very key. */
  boolean isOwnPassword() {
    return kind == Kind.GIVEN && !password.isEmpty();
  }

  /**
   * {@return the authValue} The caller closes it.
   *
   * @param alias names the key to whoever is asked
   * @throws TpmException if whoever was asked gave none, or the password was wiped
   */
  public SecretBytes value(String alias) {
    return handler == null ? known(alias) : PasswordPrompt.ask(handler, "TPM key " + alias);
  }

  /**
   * {@return the authValue as the TPM is given it}
   *
   * @param alias names the key to whoever is asked
   */
  public KeyAuthorization authorization(String alias) {
    return isNone() ? KeyAuthorization.NONE : KeyAuthorization.password(() -> value(alias));
  }

  private SecretBytes known(String alias) {
    SecretBytes copy = SecretBytes.adopt(password.toByteArray());
    // Zeros in its place would be a wrong password, which can count towards the TPM's lockout.
    if (closed) {
      throw new TpmException("The password of TPM key " + alias + " was wiped by its user");
    }
    return copy;
  }

  /** Wipes the password. */
  @Override
  public void close() {
    closed = true;
    password.close();
  }

  @Override
  public String toString() {
    if (handler != null) {
      return "asked at each use";
    }
    return isNone() ? "none" : "a password";
  }
}
