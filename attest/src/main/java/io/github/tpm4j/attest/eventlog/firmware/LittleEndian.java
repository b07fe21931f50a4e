package io.github.tpm4j.attest.eventlog.firmware;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.tss.wire.Bytes;

/** Reads what an event says, front to back: all numbers little-endian (PFP, 10). */
final class LittleEndian {
  private final Bytes data;
  private final String where;
  private int position;

  /**
   * @param where for refusals
   */
  LittleEndian(Bytes data, String where) {
    this.data = data;
    this.where = where;
  }

  int remaining() {
    return data.size() - position;
  }

  int position() {
    return position;
  }

  int u8() throws RefusedException {
    require(1);
    return data.get(position++) & 0xFF;
  }

  int u16() throws RefusedException {
    return u8() | u8() << 8;
  }

  int u32() throws RefusedException {
    return u16() | u16() << 16;
  }

  long u64() throws RefusedException {
    return u32() & 0xFFFF_FFFFL | (long) u32() << 32;
  }

  /**
   * @param length unsigned; what is greater than the bytes that are left is refused
   */
  Bytes bytes(long length) throws RefusedException {
    require(length);
    position += (int) length;
    return data.slice(position - (int) length, position);
  }

  Bytes rest() throws RefusedException {
    return bytes(remaining());
  }

  RefusedException malformed(String detail) {
    return new RefusedException(Reason.MALFORMED, where, detail);
  }

  private void require(long length) throws RefusedException {
    if (length < 0 || length > remaining()) {
      throw new RefusedException(
          Reason.TRUNCATED,
          where,
          Long.toUnsignedString(length)
              + " bytes at byte "
              + position
              + " of its data, which has "
              + data.size());
    }
  }
}
