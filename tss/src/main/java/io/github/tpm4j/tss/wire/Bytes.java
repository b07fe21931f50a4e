package io.github.tpm4j.tss.wire;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable sequence of bytes that are not secret. */
public final class Bytes implements Comparable<Bytes> {
  /** No bytes: the spec's Empty Buffer. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /**
   * {@return a copy of {@code value}}
   *
   * @param value any bytes, or none
   */
  public static Bytes of(byte... value) {
    return value.length == 0 ? EMPTY : new Bytes(value.clone());
  }

  /**
   * {@return a copy of a part of {@code value}}
   *
   * @param value holds the part
   * @param offset of its first byte
   * @param length in bytes
   */
  public static Bytes of(byte[] value, int offset, int length) {
    return length == 0 ? EMPTY : new Bytes(Arrays.copyOfRange(value, offset, offset + length));
  }

  /**
   * Takes {@code value} over without a copy; the caller gives it up.
   *
   * @param value must not change from now on
   * @return the same bytes, not to be changed any more
   */
  public static Bytes adopt(byte[] value) {
    return value.length == 0 ? EMPTY : new Bytes(value);
  }

  /**
   * {@return the bytes that a string of hexadecimal digits names}
   *
   * @param digits an even number of them, in upper or lower case
   */
  public static Bytes ofHex(String digits) {
    return adopt(HexFormat.of().parseHex(digits));
  }

  /** {@return how many bytes there are} */
  public int size() {
    return value.length;
  }

  /** {@return whether there are none} */
  public boolean isEmpty() {
    return value.length == 0;
  }

  /**
   * {@return a byte}
   *
   * @param index from 0
   */
  public byte get(int index) {
    return value[index];
  }

  /** {@return a copy that the caller may change} */
  public byte[] toByteArray() {
    return value.clone();
  }

  /** {@return the bytes themselves, not a copy; the caller must not change or keep them} */
  public byte[] borrow() {
    return value;
  }

  /**
   * {@return the bytes from {@code from} inclusive to {@code to} exclusive}
   *
   * @param from 0 to {@link #size}
   * @param to not less than {@code from}
   */
  public Bytes slice(int from, int to) {
    return adopt(Arrays.copyOfRange(value, from, to));
  }

  /** {@return two digits a byte, in lower case} */
  public String toHex() {
    return HexFormat.of().formatHex(value);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(value, other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return toHex();
  }
}
