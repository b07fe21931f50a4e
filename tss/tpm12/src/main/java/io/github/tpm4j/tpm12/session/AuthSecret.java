package io.github.tpm4j.tpm12.session;

import io.github.tpm4j.tpm12.wire.Sha1;
import io.github.tpm4j.tpm12.wire.TpmReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The secret of a key, of sealed data, of an NV Index or of the owner (TPM_AUTHDATA, Part 2, 5.6):
 * 20 bytes, overwritten when it is closed.
 */
public final class AuthSecret implements AutoCloseable {
  private final byte[] value;

  private AuthSecret(byte[] value) {
    this.value = value;
  }

  /**
   * {@return 20 zero bytes: what many SRKs have, for nobody needs to know more (-z of tpm-tools)}
   */
  public static AuthSecret wellKnown() {
    return new AuthSecret(new byte[TpmReader.DIGEST_SIZE_BYTES]);
  }

  /**
   * Takes a secret as it is.
   *
   * @param value 20 bytes, which are copied
   * @return the secret
   * @throws IllegalArgumentException if there are more or fewer
   */
  public static AuthSecret of(byte[] value) {
    if (value.length != TpmReader.DIGEST_SIZE_BYTES) {
      throw new IllegalArgumentException(
          "a secret of TPM 1.2 has 20 bytes, not " + value.length + "; passphrases are hashed");
    }
    return new AuthSecret(value.clone());
  }

  /**
   * Hashes a passphrase as tpm-tools do: SHA-1 of its UTF-8 form.
   *
   * @param passphrase which the caller wipes
   * @return the secret
   */
  public static AuthSecret ofUtf8(char[] passphrase) {
    return hashed(passphrase, StandardCharsets.UTF_8, 0);
  }

  /**
   * Hashes a passphrase as tpm-tools do with {@code --unicode}: SHA-1 of its UTF-16LE form, without
   * a NUL character (seen with tpm-tools 1.3.9.2).
   *
   * @param passphrase which the caller wipes
   * @return the secret
   */
  public static AuthSecret ofUtf16(char[] passphrase) {
    return hashed(passphrase, StandardCharsets.UTF_16LE, 0);
  }

  /**
   * Hashes a passphrase as programs do that count its end too: SHA-1 of its UTF-16LE form and a NUL
   * character.
   *
   * @param passphrase which the caller wipes
   * @return the secret
   */
  public static AuthSecret ofUtf16WithNul(char[] passphrase) {
    return hashed(passphrase, StandardCharsets.UTF_16LE, Character.BYTES);
  }

  private static AuthSecret hashed(char[] passphrase, Charset charset, int zeros) {
    ByteBuffer encoded = charset.encode(CharBuffer.wrap(passphrase));
    MessageDigest sha1 = Sha1.create();
    sha1.update(encoded.array(), encoded.arrayOffset(), encoded.limit());
    sha1.update(new byte[zeros]);
    Arrays.fill(encoded.array(), (byte) 0);
    return new AuthSecret(sha1.digest());
  }

  /** {@return a copy, which the caller wipes} */
  public byte[] toArray() {
    return value.clone();
  }

  /** {@return the same secret, which is closed on its own} */
  public AuthSecret copy() {
    return new AuthSecret(value.clone());
  }

  byte[] borrow() {
    return value;
  }

  @Override
  public void close() {
    Arrays.fill(value, (byte) 0);
  }

  /** Without contents. */
  @Override
  public String toString() {
    return "AuthSecret";
  }
}
