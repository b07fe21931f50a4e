package io.github.tpm4j.tss.wire;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Bytes that must not be seen: an authValue, a key, sealed data. They are never printed, compared
 * in constant time, and wiped by {@link #close}.
 */
public final class SecretBytes implements AutoCloseable {
  /** No bytes: an empty authValue. */
  public static final SecretBytes EMPTY = new SecretBytes(new byte[0]);

  private final byte[] value;

  private SecretBytes(byte[] value) {
    this.value = value;
  }

  /**
   * {@return a copy of {@code value}; the caller wipes its own}
   *
   * @param value any bytes, or none
   */
  public static SecretBytes of(byte... value) {
    return value.length == 0 ? EMPTY : new SecretBytes(value.clone());
  }

  /**
   * Takes {@code value} over without a copy; the caller gives it up.
   *
   * @param value is wiped with this
   * @return the same bytes, wiped by {@link #close}
   */
  public static SecretBytes adopt(byte[] value) {
    return value.length == 0 ? EMPTY : new SecretBytes(value);
  }

  /** {@return how many bytes there are} */
  public int size() {
    return value.length;
  }

  /** {@return whether there are none} */
  public boolean isEmpty() {
    return value.length == 0;
  }

  /** {@return a copy that the caller wipes} */
  public byte[] toByteArray() {
    return value.clone();
  }

  /** {@return the bytes themselves, not a copy; the caller must not change or keep them} */
  public byte[] borrow() {
    return value;
  }

  /** Overwrites the bytes with zeros. */
  @Override
  public void close() {
    Arrays.fill(value, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SecretBytes that && MessageDigest.isEqual(value, that.value);
  }

  /** Tells only the length, so that no hash of a secret is spread. */
  @Override
  public int hashCode() {
    return value.length;
  }

  @Override
  public String toString() {
    return "SecretBytes[" + value.length + " bytes]";
  }
}
