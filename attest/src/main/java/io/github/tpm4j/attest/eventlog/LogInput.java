package io.github.tpm4j.attest.eventlog;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a log front to back, to its end: files of the kernel report a size of 0. Numbers are
 * little-endian unless a method says otherwise. For one thread.
 */
public final class LogInput {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int FIRST_PIECE_BYTES = 1 << 12;

  private final InputStream in;
  private final LogLimits limits;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int end;
  private long bufferOffset;
  private String partName = "part";
  private int partNumber;

  /**
   * Reads a stream, which the caller closes.
   *
   * @param in read from its beginning, and not closed
   * @param limits how much of it is taken
   */
  public LogInput(InputStream in, LogLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /**
   * Names what is being read, for refusals. Costs nothing until one is made.
   *
   * @param name what it is, such as {@code event}
   * @param number which one
   */
  public void beginPart(String name, int number) {
    partName = name;
    partNumber = number;
  }

  /** {@return what is being read, such as {@code event 12}} */
  public String part() {
    return partName + " " + partNumber;
  }

  /** {@return how much is taken} */
  public LogLimits limits() {
    return limits;
  }

  /** {@return how many bytes were read, which is where the next one is} */
  public long offset() {
    return bufferOffset + next;
  }

  /**
   * {@return whether nothing is left}
   *
   * @throws IOException if the stream throws it
   * @throws RefusedException if the log ends before, or is greater than the limits
   */
  public boolean isAtEnd() throws IOException, RefusedException {
    return next == end && !fill();
  }

  /**
   * {@return one byte, 0 to 255}
   *
   * @throws IOException if the stream throws it
   * @throws RefusedException if the log ends before, or is greater than the limits
   */
  public int u8() throws IOException, RefusedException {
    if (next == end && !fill()) {
      throw truncated(1);
    }
    return buffer[next++] & 0xFF;
  }

  /**
   * {@return two bytes, 0 to 65,535}
   *
   * @throws IOException if the stream throws it
   * @throws RefusedException if the log ends before, or is greater than the limits
   */
  public int u16() throws IOException, RefusedException {
    return u8() | u8() << 8;
  }

  /**
   * {@return four bytes; values of 2^31 and more come out negative}
   *
   * @throws IOException if the stream throws it
   * @throws RefusedException if the log ends before, or is greater than the limits
   */
  public int u32() throws IOException, RefusedException {
    if (end - next < 4) {
      return u16() | u16() << 16;
    }
    int at = next;
    next += 4;
    return buffer[at] & 0xFF
        | (buffer[at + 1] & 0xFF) << 8
        | (buffer[at + 2] & 0xFF) << 16
        | buffer[at + 3] << 24;
  }

  /**
   * {@return four bytes, most significant first; values of 2^31 and more come out negative}
   *
   * @throws IOException if the stream throws it
   * @throws RefusedException if the log ends before, or is greater than the limits
   */
  public int u32BigEndian() throws IOException, RefusedException {
    return Integer.reverseBytes(u32());
  }

  /**
   * {@return a size of four bytes}
   *
   * @param maximum the greatest that is taken
   * @param name what it is, for refusals
   * @throws RefusedException OVERSIZED if it is greater
   * @throws IOException if the stream throws it
   */
  public int size(int maximum, String name) throws IOException, RefusedException {
    return bounded(u32(), maximum, name);
  }

  /**
   * {@return as {@link #size}, most significant byte first}
   *
   * @param maximum the greatest that is taken
   * @param name what it is, for refusals
   * @throws IOException if the stream throws it
   * @throws RefusedException if the log ends before, or is greater than the limits
   */
  public int sizeBigEndian(int maximum, String name) throws IOException, RefusedException {
    return bounded(u32BigEndian(), maximum, name);
  }

  private int bounded(int value, int maximum, String name) throws RefusedException {
    if (Integer.compareUnsigned(value, maximum) > 0) {
      throw refused(
          Reason.OVERSIZED,
          name + " is " + Integer.toUnsignedString(value) + ", of " + maximum + " at the most");
    }
    return value;
  }

  /**
   * {@return the next {@code length} bytes} Memory is taken as they come, not as a size field says.
   *
   * @param length in bytes
   * @throws IOException if the stream throws it
   * @throws RefusedException if the log ends before, or is greater than the limits
   */
  public byte[] array(int length) throws IOException, RefusedException {
    byte[] bytes = new byte[Math.min(length, Math.max(FIRST_PIECE_BYTES, end - next))];
    int have = 0;
    while (have < length) {
      if (next == end && !fill()) {
        throw truncated(length - have);
      }
      if (have == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(length, 4L * bytes.length));
      }
      int count = Math.min(bytes.length - have, end - next);
      System.arraycopy(buffer, next, bytes, have, count);
      next += count;
      have += count;
    }
    return bytes;
  }

  /**
   * {@return a refusal of the part that is being read}
   *
   * @param reason what is wrong
   * @param detail what was found
   */
  public RefusedException refused(Reason reason, String detail) {
    return new RefusedException(reason, part(), detail + ", before offset " + offset());
  }

  private RefusedException truncated(int missing) {
    return refused(Reason.TRUNCATED, "the log ends " + missing + " bytes or more too early");
  }

  private boolean fill() throws IOException, RefusedException {
    bufferOffset += end;
    next = 0;
    end = 0;
    int count = in.readNBytes(buffer, 0, BUFFER_BYTES);
    if (bufferOffset + count > limits.maxBytes()) {
      throw new RefusedException(
          Reason.OVERSIZED, "log", "longer than " + limits.maxBytes() + " bytes");
    }
    end = count;
    return count > 0;
  }
}
