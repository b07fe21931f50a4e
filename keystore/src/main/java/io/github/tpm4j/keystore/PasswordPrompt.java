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

/** Asks for passwords, and makes authValues of them. */
final class PasswordPrompt {

  private PasswordPrompt() {}

  /**
   * The authValue that a password stands for: its UTF-8, as tpm2-openssl and tpm2-tools take it.
   *
   * @param password the caller wipes it
   */
  static SecretBytes encode(char[] password) {
    ByteBuffer octets = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] value = Arrays.copyOf(octets.array(), octets.limit());
    Arrays.fill(octets.array(), (byte) 0);
    return SecretBytes.adopt(value);
  }

  /**
   * Asks for a password. The caller closes it.
   *
   * @param owner whose it is, such as {@code TPM key web}
   * @throws TpmException if nobody gave it
   */
  static SecretBytes ask(CallbackHandler handler, String owner) {
    PasswordCallback callback = new PasswordCallback("Password of " + owner, false);
    try {
      handler.handle(new Callback[] {callback});
    } catch (IOException | UnsupportedCallbackException e) {
      throw new TpmException("Nobody gave the password of " + owner, e);
    }
    return taken(callback, owner);
  }

  private static SecretBytes taken(PasswordCallback callback, String owner) {
    char[] given = callback.getPassword();
    callback.clearPassword();
    if (given == null) {
      throw new TpmException("Nobody gave the password of " + owner);
    }
    try {
      return encode(given);
    } finally {
      Arrays.fill(given, '\0');
    }
  }
}
