package io.github.tpm4j.tpm12.wire;

import java.util.Arrays;

/** Secret data, overwritten when it is closed; on the wire a UINT32 with its size stands before. */
public final class SecretBytes implements Marshallable, AutoCloseable {
  private final byte[] array;

  private SecretBytes(byte[] array) {
    this.array = array;
  }

  /**
   * Copies an array.
   *
   * @param array the bytes; the caller wipes his own
   * @return the same bytes
   */
  public static SecretBytes of(byte[] array) {
    return new SecretBytes(array.clone());
  }

  /**
   * Reads a UINT32 with a size, and so many bytes.
   *
   * @param in stands at the size
   * @return the bytes
   * @throws WireException if they end too early
   */
  public static SecretBytes read(TpmReader in) {
    return new SecretBytes(in.array(in.u32()));
  }

  /** {@return how many bytes} */
  public int size() {
    return array.length;
  }

  /** {@return a copy, which the caller wipes} */
  public byte[] toArray() {
    return array.clone();
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(array.length).array(array);
  }

  @Override
  public void close() {
    Arrays.fill(array, (byte) 0);
  }

  /** Without contents. */
  @Override
  public String toString() {
    return "SecretBytes[" + array.length + " bytes]";
  }
}
