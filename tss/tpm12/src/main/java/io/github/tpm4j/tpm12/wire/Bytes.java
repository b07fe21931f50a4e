package io.github.tpm4j.tpm12.wire;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that do not change; equal if they are the same. */
public final class Bytes {
  /** No bytes. */
  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] array;

  private Bytes(byte[] array) {
    this.array = array;
  }

  /**
   * Copies an array.
   *
   * @param array the bytes
   * @return the same bytes
   */
  public static Bytes of(byte[] array) {
    return array.length == 0 ? EMPTY : new Bytes(array.clone());
  }

  /**
   * Takes an array over.
   *
   * @param array which nobody changes from now on
   * @return the same bytes
   */
  static Bytes adopt(byte[] array) {
    return array.length == 0 ? EMPTY : new Bytes(array);
  }

  /** {@return how many bytes} */
  public int size() {
    return array.length;
  }

  /** {@return a copy} */
  public byte[] toArray() {
    return array.clone();
  }

  byte[] borrow() {
    return array;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  /** In hexadecimal. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(array);
  }
}
