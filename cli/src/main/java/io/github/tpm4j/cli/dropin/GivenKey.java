package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.libtpms.SwtpmKey;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStoreException;
import java.util.Arrays;

/**
 * What a {@link KeyOption} named, as it was read: the key of this program's state, which is
 * encrypted by AES-256-GCM whatever the mode, and that of a state of swtpm.
 */
public final class GivenKey implements AutoCloseable {

  /** How the key follows from the bytes. */
  enum Form {
    HEX,
    BINARY,
    PBKDF2,
    SHA512;

    boolean isPassword() {
      return this == PBKDF2 || this == SHA512;
    }
  }

  private final byte[] content;
  private final Form form;
  private final int sizeBytes;

  private GivenKey(byte[] content, Form form, int sizeBytes) {
    this.content = content;
    this.form = form;
    this.sizeBytes = sizeBytes;
  }

  /** Takes the bytes over, and wipes them if they are refused. */
  static GivenKey of(byte[] content, Form form, int sizeBytes) throws Refusal {
    GivenKey key = new GivenKey(content, form, sizeBytes);
    try {
      key.require();
      return key;
    } catch (Refusal e) {
      key.close();
      throw e;
    }
  }

  private void require() throws Refusal {
    if (form == Form.HEX) {
      requireHex();
    }
    if (form == Form.BINARY && content.length < sizeBytes) {
      throw new Refusal(
          "swtpm: The key has " + content.length + " bytes and must have " + sizeBytes);
    }
    if (form.isPassword() && passwordLength() == 0) {
      throw new Refusal("swtpm: The passphrase is empty");
    }
  }

  private void requireHex() throws Refusal {
    try {
      Arrays.fill(key(), (byte) 0);
    } catch (StateStoreException e) {
      throw new Refusal(
          "swtpm: Could not parse key hex string into " + sizeBytes + " byte buffer.", e);
    }
  }

  /** Without the line's end. */
  private int passwordLength() {
    int length = content.length;
    while (length > 0 && (content[length - 1] == '\n' || content[length - 1] == '\r')) {
      length--;
    }
    return length;
  }

  /** The protection of this program's state; the caller closes it. */
  public StateProtection protection() {
    if (form.isPassword()) {
      return password();
    }
    byte[] key = key();
    try {
      return StateProtection.key(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private StateProtection password() {
    char[] password = characters(passwordLength());
    try {
      return StateProtection.password(password);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private char[] characters(int length) {
    char[] characters = new char[length];
    for (int i = 0; i < length; i++) {
      characters[i] = (char) Byte.toUnsignedInt(content[i]);
    }
    return characters;
  }

  private byte[] key() {
    if (form == Form.BINARY) {
      return Arrays.copyOf(content, sizeBytes);
    }
    return SwtpmKey.hexBytes(content, sizeBytes);
  }

  /** The key of a state of swtpm; the caller closes it. */
  public SwtpmKey swtpmKey() {
    return switch (form) {
      case PBKDF2 -> SwtpmKey.password(content, SwtpmKey.Kdf.PBKDF2, sizeBytes);
      case SHA512 -> SwtpmKey.password(content, SwtpmKey.Kdf.SHA512, sizeBytes);
      case HEX -> SwtpmKey.hex(content, sizeBytes);
      case BINARY -> SwtpmKey.binary(content, sizeBytes);
    };
  }

  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }

  /** Says how, never with what. */
  @Override
  public String toString() {
    return "GivenKey " + form;
  }
}
