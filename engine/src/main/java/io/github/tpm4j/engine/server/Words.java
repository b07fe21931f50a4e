package io.github.tpm4j.engine.server;

import java.nio.ByteBuffer;

/** Big-endian integers, of which the protocols' answers are made. */
public final class Words {
  private Words() {}

  /** {@return some u32, one after the other} */
  public static byte[] u32(int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  /** {@return one u64} */
  public static byte[] u64(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }
}
