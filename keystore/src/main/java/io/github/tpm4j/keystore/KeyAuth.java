package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;

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
    return password == null ? none() : new KeyAuth(encode(password), null);
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
   * @throws TpmException if whoever was asked gave none
   */
  public SecretBytes value(String alias) {
    if (handler == null) {
      return SecretBytes.adopt(password.toByteArray());
    }
    PasswordCallback callback = new PasswordCallback("Password of TPM key " + alias, false);
    try {
      handler.handle(new Callback[] {callback});
    } catch (IOException | UnsupportedCallbackException e) {
      throw new TpmException("Nobody gave the password of TPM key " + alias, e);
    }
    return taken(callback, alias);
  }

  private static SecretBytes taken(PasswordCallback callback, String alias) {
    char[] given = callback.getPassword();
    callback.clearPassword();
    if (given == null) {
      throw new TpmException("Nobody gave the password of TPM key " + alias);
    }
    try {
      return encode(given);
    } finally {
      Arrays.fill(given, '\0');
    }
  }

  private static SecretBytes encode(char[] password) {
    ByteBuffer octets = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] value = Arrays.copyOf(octets.array(), octets.limit());
    Arrays.fill(octets.array(), (byte) 0);
    return SecretBytes.adopt(value);
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
