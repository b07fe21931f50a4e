package io.github.tpm4j.tss.wire;

import java.util.Arrays;
import java.util.Collection;

/** Appends wire forms to a byte array that grows (Part 2, 4.2: big-endian). */
public final class TpmWriter {
  private byte[] bytes;
  private int size;

  /** Begins with nothing; grows as it must. */
  public TpmWriter() {
    this(256);
  }

  /**
   * @param capacity how many octets fit before the array grows
   */
  public TpmWriter(int capacity) {
    bytes = new byte[capacity];
  }

  /** {@return how many octets stand here} */
  public int size() {
    return size;
  }

  /**
   * {@return one octet}
   *
   * @param value signed or unsigned
   * @throws IllegalArgumentException unless {@code value} is from -128 to 255
   */
  public TpmWriter u8(int value) {
    requireRange(value, Byte.MIN_VALUE, 0xFF);
    grow(1);
    bytes[size++] = (byte) value;
    return this;
  }

  /**
   * Two octets.
   *
   * @param value unsigned
   * @return this writer
   * @throws IllegalArgumentException unless {@code value} is from 0 to 65,535
   */
  public TpmWriter u16(int value) {
    requireRange(value, 0, 0xFFFF);
    grow(2);
    bytes[size++] = (byte) (value >> 8);
    bytes[size++] = (byte) value;
    return this;
  }

  /**
   * Four octets; negative values stand for those of 2^31 and more.
   *
   * @param value the number's 32 bits
   * @return this writer
   */
  public TpmWriter u32(int value) {
    grow(4);
    putInt(size, value);
    size += 4;
    return this;
  }

  /**
   * Eight octets; negative values stand for those of 2^63 and more.
   *
   * @param value the number's 64 bits
   * @return this writer
   */
  public TpmWriter u64(long value) {
    return u32((int) (value >> 32)).u32((int) value);
  }

  /**
   * Bytes as they are.
   *
   * @param octets are copied
   * @return this writer
   */
  public TpmWriter array(byte[] octets) {
    return array(octets, 0, octets.length);
  }

  /**
   * A part of an array as it is.
   *
   * @param octets hold the part
   * @param from of its first byte
   * @param length in bytes
   * @return this writer
   */
  public TpmWriter array(byte[] octets, int from, int length) {
    grow(length);
    System.arraycopy(octets, from, bytes, size, length);
    size += length;
    return this;
  }

  /**
   * Bytes as they are.
   *
   * @param octets without a size before them
   * @return this writer
   */
  public TpmWriter bytes(Bytes octets) {
    return array(octets.borrow());
  }

  /**
   * {@return a TPM2B: a 2-octet size and the octets, 65,535 at the most}
   *
   * @param octets 65,535 at the most
   */
  public TpmWriter sized(byte[] octets) {
    return u16(octets.length).array(octets);
  }

  /**
   * {@return a TPM2B: a 2-octet size and the octets, 65,535 at the most}
   *
   * @param octets 65,535 at the most
   */
  public TpmWriter sized(Bytes octets) {
    return sized(octets.borrow());
  }

  /**
   * {@return a TPM2B: a 2-octet size and the octets, 65,535 at the most}
   *
   * @param octets 65,535 at the most; they are copied, so the writer's array is to be wiped
   */
  public TpmWriter sized(SecretBytes octets) {
    return sized(octets.borrow());
  }

  /**
   * {@return a TPM2B that holds a structure; null writes a size of zero}
   *
   * @param structure null for a TPM2B of size zero
   */
  public TpmWriter sized(Marshallable structure) {
    u16(0);
    int start = size;
    if (structure != null) {
      structure.write(this);
    }
    int length = size - start;
    requireRange(length, 0, 0xFFFF);
    bytes[start - 2] = (byte) (length >> 8);
    bytes[start - 1] = (byte) length;
    return this;
  }

  /**
   * {@return a TPML: a 4-octet count and the elements}
   *
   * @param elements in their order
   */
  public TpmWriter list(Collection<? extends Marshallable> elements) {
    u32(elements.size());
    elements.forEach(element -> element.write(this));
    return this;
  }

  /**
   * Overwrites the four octets at {@code offset}, for a size known only at the end.
   *
   * @param offset of the first of the four
   * @param value the number's 32 bits
   */
  public void putInt(int offset, int value) {
    bytes[offset] = (byte) (value >> 24);
    bytes[offset + 1] = (byte) (value >> 16);
    bytes[offset + 2] = (byte) (value >> 8);
    bytes[offset + 3] = (byte) value;
  }

  /** {@return a copy of what was written} */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Overwrites with zeros what stood here, for wire forms that hold secrets. */
  public void wipe() {
    Arrays.fill(bytes, (byte) 0);
    size = 0;
  }

  private static void requireRange(int value, int least, int greatest) {
    // A number that is cut to its last octets would say something else to the TPM.
    if (value < least || value > greatest) {
      throw new IllegalArgumentException(
          value + " does not fit: it must be from " + least + " to " + greatest);
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
