package io.github.tpm4j.cli.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;

/** The characters of a password, for what takes no bytes; wiped when this is closed. */
public final class PasswordChars implements AutoCloseable {
  private final char[] chars;

  private PasswordChars(char[] chars) {
    this.chars = chars;
  }

  /** Those of what was given; none if nothing was. */
  public static PasswordChars of(KeyAuth auth) {
    if (auth.isNone()) {
      return new PasswordChars(null);
    }
    try (SecretBytes value = auth.value("this command")) {
      CharBuffer text = UTF_8.decode(ByteBuffer.wrap(value.borrow()));
      char[] chars = new char[text.remaining()];
      text.get(chars);
      Arrays.fill(text.array(), '\0');
      return new PasswordChars(chars);
    }
  }

  /** Not copied; null if there is no password. */
  public char[] borrow() {
    return chars;
  }

  @Override
  public void close() {
    if (chars != null) {
      Arrays.fill(chars, '\0');
    }
  }

  @Override
  public String toString() {
    return chars == null ? "none" : "a password";
  }
}
