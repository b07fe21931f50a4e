package io.github.tpm4j.tss.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads wire forms from a byte array, front to back (Part 2, 4.2: big-endian).
 *
 * <p>Every method throws {@link WireException}: TPM_RC_INSUFFICIENT where the bytes end too early,
 * TPM_RC_SIZE where a size field is out of its bounds.
 */
public final class TpmReader {
  private final byte[] bytes;
  private final Limits limits;
  private final int end;
  private int position;

  /**
   * Reads all of {@code bytes}, which must not change meanwhile.
   *
   * @param bytes a command, a response or a structure
   * @param limits what is refused
   */
  public TpmReader(byte[] bytes, Limits limits) {
    this(bytes, 0, bytes.length, limits);
  }

  /**
   * Reads the part of {@code bytes} from {@code from} inclusive to {@code end} exclusive.
   *
   * @param bytes hold the part
   * @param from of the first byte
   * @param end of the byte after the last one
   * @param limits what is refused
   */
  public TpmReader(byte[] bytes, int from, int end, Limits limits) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
    this.limits = limits;
  }

  /** {@return what is refused} */
  public Limits limits() {
    return limits;
  }

  /** {@return how many bytes are left} */
  public int remaining() {
    return end - position;
  }

  /** {@return how many bytes are behind} */
  public int position() {
    return position;
  }

  /** {@return one octet, 0 to 255} */
  public int u8() {
    require(1);
    return bytes[position++] & 0xFF;
  }

  /**
   * Two octets, 0 to 65,535.
   *
   * @return the number
   */
  public int u16() {
    require(2);
    return (bytes[position++] & 0xFF) << 8 | bytes[position++] & 0xFF;
  }

  /**
   * Four octets; values of 2^31 and more come out negative.
   *
   * @return the number, as an int's 32 bits
   */
  public int u32() {
    require(4);
    int value =
        bytes[position] << 24
            | (bytes[position + 1] & 0xFF) << 16
            | (bytes[position + 2] & 0xFF) << 8
            | bytes[position + 3] & 0xFF;
    position += 4;
    return value;
  }

  /**
   * Eight octets; values of 2^63 and more come out negative.
   *
   * @return the number, as a long's 64 bits
   */
  public long u64() {
    require(8);
    return (long) u32() << 32 | u32() & 0xFFFF_FFFFL;
  }

  /**
   * {@return the next {@code length} octets}
   *
   * @param length must be there
   */
  public byte[] array(int length) {
    require(length);
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  /**
   * {@return the next {@code length} octets}
   *
   * @param length must be there
   */
  public Bytes bytes(int length) {
    return Bytes.adopt(array(length));
  }

  /**
   * {@return the octets of a TPM2B: a 2-octet size and that many octets, {@code maximum} at the
   * most}
   *
   * @param maximum what its size may be
   */
  public byte[] sizedArray(int maximum) {
    int size = u16();
    require(size <= maximum, WireCode.SIZE);
    return array(size);
  }

  /**
   * {@return the structure within a TPM2B: a 2-octet size, which must not be zero and must be
   * exactly the size of the structure (the tables' "=")}
   *
   * @param <T> the structure's type
   * @param structure reads it
   */
  public <T> T sized(Reader<T> structure) {
    int size = u16();
    require(size != 0, WireCode.SIZE);
    return sized(size, structure);
  }

  /**
   * As {@link #sized(Reader)}, but a size of zero gives null.
   *
   * @param <T> the structure's type
   * @param structure reads it
   * @return the structure; null if the size is zero
   */
  public <T> T sizedOrNull(Reader<T> structure) {
    int size = u16();
    return size == 0 ? null : sized(size, structure);
  }

  private <T> T sized(int size, Reader<T> structure) {
    // As in the reference: the structure may read on to the end of the command, and its size is
    // compared afterwards; so a size field that lies gives TPM_RC_SIZE, not what follows from it.
    int start = position;
    T value = structure.read(this);
    require(position - start == size, WireCode.SIZE);
    return value;
  }

  /**
   * {@return the elements of a TPML: a 4-octet count, {@code maximum} at the most, and that many
   * elements}
   *
   * @param <T> an element's type
   * @param maximum how many elements there may be
   * @param element reads one
   */
  public <T> List<T> list(int maximum, Reader<T> element) {
    return list(0, maximum, element);
  }

  /**
   * As {@link #list(int, Reader)}, with {@code minimum} elements at least.
   *
   * @param <T> an element's type
   * @param minimum how many elements there must be
   * @param maximum how many elements there may be
   * @param element reads one
   * @return the elements, in their order
   */
  public <T> List<T> list(int minimum, int maximum, Reader<T> element) {
    int count = u32();
    // Unsigned: a count of 2^31 and more is above every maximum.
    require(Integer.compareUnsigned(count, maximum) <= 0 && count >= minimum, WireCode.SIZE);
    List<T> elements = new ArrayList<>(Math.min(count, remaining()));
    for (int i = 0; i < count; i++) {
      elements.add(element.read(this));
    }
    return List.copyOf(elements);
  }

  /**
   * Holds a value against the specification: throws {@link WireException} with {@code code} unless
   * {@code condition} holds or the limits check no values.
   *
   * @param condition what must hold
   * @param code what a TPM answers where it does not
   */
  public void check(boolean condition, ResponseCode code) {
    require(condition || !limits.checksValues(), code);
  }

  private static void require(boolean condition, ResponseCode code) {
    if (!condition) {
      throw new WireException(code);
    }
  }

  private void require(int length) {
    if (length > end - position) {
      throw new WireException(WireCode.INSUFFICIENT);
    }
  }
}
