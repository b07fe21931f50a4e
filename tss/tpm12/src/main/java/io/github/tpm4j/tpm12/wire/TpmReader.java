package io.github.tpm4j.tpm12.wire;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Reads wire forms from a byte array, front to back (Part 2, 2.1: big-endian, without padding).
 *
 * <p>Every method throws {@link WireException} where the bytes end too early; no size field makes
 * it take memory for more than there is.
 */
public final class TpmReader {
  /** Of a SHA-1 digest, a nonce and a secret. */
  public static final int DIGEST_SIZE_BYTES = 20;

  private final byte[] bytes;
  private final int end;
  private int position;

  /**
   * Reads all of an array.
   *
   * @param bytes which must not change meanwhile
   */
  public TpmReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /**
   * Reads a part of an array.
   *
   * @param bytes which must not change meanwhile
   * @param from the first byte's offset
   * @param end the offset after the last byte
   */
  public TpmReader(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
  }

  /**
   * Reads a structure that is all there is.
   *
   * @param <T> the structure
   * @param bytes its wire form
   * @param structure how it is read
   * @return the structure
   * @throws WireException if the bytes are not the structure, or go on after it
   */
  public static <T> T readWhole(Bytes bytes, Function<TpmReader, T> structure) {
    TpmReader in = new TpmReader(bytes.borrow());
    T value = structure.apply(in);
    in.requireEnd();
    return value;
  }

  /** {@return how many bytes are left} */
  public int remaining() {
    return end - position;
  }

  /** {@return one byte, 0 to 255} */
  public int u8() {
    require(1);
    return bytes[position++] & 0xFF;
  }

  /**
   * Reads a BOOL.
   *
   * @return whether it is 1
   * @throws WireException if it is neither 0 nor 1
   */
  public boolean bool() {
    int value = u8();
    if (value > 1) {
      throw new WireException("a BOOL is " + value);
    }
    return value == 1;
  }

  /** {@return two bytes, 0 to 65,535} */
  public int u16() {
    require(2);
    return (bytes[position++] & 0xFF) << 8 | bytes[position++] & 0xFF;
  }

  /** {@return four bytes; values of 2^31 and more come out negative} */
  public int u32() {
    return u16() << 16 | u16();
  }

  /**
   * Takes eight bytes.
   *
   * @return the number; negative ones stand for 2^63 and more
   * @throws WireException if there are fewer
   */
  public long u64() {
    return (long) u32() << Integer.SIZE | Integer.toUnsignedLong(u32());
  }

  /** {@return the four bytes that follow, which stay} */
  public int peekU32() {
    int value = u32();
    position -= Integer.BYTES;
    return value;
  }

  /**
   * Reads a constant that begins a structure.
   *
   * @param name of the structure, for the message
   * @param value what it must be
   * @return this
   * @throws WireException if it is another one
   */
  public TpmReader expectU16(String name, int value) {
    if (u16() != value) {
      throw new WireException(
          WireException.Problem.STRUCTURE, "no " + name + ": its tag is another one");
    }
    return this;
  }

  /**
   * Reads a constant that begins a structure.
   *
   * @param name of the structure, for the message
   * @param value what it must be
   * @return this
   * @throws WireException if it is another one
   */
  public TpmReader expectU32(String name, int value) {
    if (u32() != value) {
      throw new WireException(
          WireException.Problem.STRUCTURE, "no " + name + ": its beginning is another one");
    }
    return this;
  }

  /**
   * Reads bytes of a known number.
   *
   * @param length how many
   * @return the next bytes
   */
  public Bytes bytes(int length) {
    return Bytes.adopt(array(length));
  }

  /**
   * Reads bytes of a known number into an array that the caller may wipe.
   *
   * @param length how many
   * @return the next bytes
   */
  public byte[] array(int length) {
    require(length);
    position += length;
    return Arrays.copyOfRange(bytes, position - length, position);
  }

  /** {@return the next 20 bytes: a digest or a nonce} */
  public Bytes digest() {
    return bytes(DIGEST_SIZE_BYTES);
  }

  /** {@return so many bytes as a UINT32 before them says} */
  public Bytes sized() {
    return bytes(u32());
  }

  /** {@return so many bytes as a UINT16 before them says} */
  public Bytes sized16() {
    return bytes(u16());
  }

  /**
   * Checks that nothing is left.
   *
   * @throws WireException if bytes are left
   */
  public void requireEnd() {
    if (remaining() != 0) {
      throw new WireException(WireException.Problem.SIZE, remaining() + " bytes too many");
    }
  }

  private void require(int length) {
    // A size of 2^31 and more is negative here.
    if (length < 0 || length > end - position) {
      throw new WireException(
          WireException.Problem.SIZE,
          Integer.toUnsignedString(length) + " bytes expected, " + remaining() + " are there");
    }
  }
}
