package io.github.tpm4j.tpm12.wire;

import java.util.Arrays;

/** Appends wire forms to a byte array that grows (Part 2, 2.1: big-endian, without padding). */
public final class TpmWriter {
  private static final int FIRST_CAPACITY_BYTES = 256;

  private byte[] bytes = new byte[FIRST_CAPACITY_BYTES];
  private int size;

  /** Empty. */
  public TpmWriter() {}

  /** {@return how many bytes stand here} */
  public int size() {
    return size;
  }

  /**
   * Appends one byte.
   *
   * @param value 0 to 255
   * @return this
   * @throws IllegalArgumentException if it does not fit
   */
  public TpmWriter u8(int value) {
    requireFits(value, 0xFF);
    grow(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /**
   * Appends a BOOL.
   *
   * @param value 1 or 0
   * @return this
   */
  public TpmWriter bool(boolean value) {
    return u8(value ? 1 : 0);
  }

  /**
   * Appends two bytes.
   *
   * @param value 0 to 65,535
   * @return this
   * @throws IllegalArgumentException if it does not fit
   */
  public TpmWriter u16(int value) {
    requireFits(value, 0xFFFF);
    grow(2);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
    return this;
  }

  /**
   * Appends four bytes.
   *
   * @param value negative ones stand for 2^31 and more
   * @return this
   */
  public TpmWriter u32(int value) {
    return u16(value >>> 16).u16(value & 0xFFFF);
  }

  /**
   * Appends eight bytes.
   *
   * @param value negative ones stand for 2^63 and more
   * @return this
   */
  public TpmWriter u64(long value) {
    return u32((int) (value >>> Integer.SIZE)).u32((int) value);
  }

  /**
   * Appends bytes.
   *
   * @param array which is copied
   * @return this
   */
  public TpmWriter array(byte[] array) {
    grow(array.length);
    System.arraycopy(array, 0, bytes, size, array.length);
    size += array.length;
    return this;
  }

  /**
   * Appends bytes.
   *
   * @param value as they are
   * @return this
   */
  public TpmWriter bytes(Bytes value) {
    return array(value.borrow());
  }

  /**
   * Appends a digest, a nonce or an encrypted secret.
   *
   * @param value 20 bytes
   * @return this
   * @throws IllegalArgumentException if it has another size
   */
  public TpmWriter digest(Bytes value) {
    if (value.size() != TpmReader.DIGEST_SIZE_BYTES) {
      throw new IllegalArgumentException(value.size() + " bytes are given; TPM 1.2 takes 20 here");
    }
    return bytes(value);
  }

  /**
   * Appends a UINT32 with a size, and the bytes.
   *
   * @param value the bytes
   * @return this
   */
  public TpmWriter sized(Bytes value) {
    return u32(value.size()).bytes(value);
  }

  /**
   * Appends a UINT16 with a size, and the bytes.
   *
   * @param value 65,535 bytes at the most
   * @return this
   * @throws IllegalArgumentException if there are more
   */
  public TpmWriter sized16(Bytes value) {
    return u16(value.size()).bytes(value);
  }

  /**
   * Overwrites four bytes, for a size that is known only at the end.
   *
   * @param offset of the first of them
   * @param value what stands there from now on
   */
  public void putU32(int offset, int value) {
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[offset + i] = (byte) (value >> 24 - 8 * i);
    }
  }

  /** {@return a copy of what stands here} */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Overwrites with zeros what stood here, for wire forms that hold secrets. */
  public void wipe() {
    Arrays.fill(bytes, (byte) 0);
    size = 0;
  }

  private static void requireFits(int value, int greatest) {
    // A number that is cut to its last bytes would say something else to the TPM.
    if (value < 0 || value > greatest) {
      throw new IllegalArgumentException(value + " is not from 0 to " + greatest);
    }
  }

  private void grow(int length) {
    if (size + length > bytes.length) {
      byte[] old = bytes;
      bytes = Arrays.copyOf(old, Math.max(2 * old.length, size + length));
      // What was written may be secret; the outgrown array must not keep it.
      Arrays.fill(old, (byte) 0);
    }
  }
}
