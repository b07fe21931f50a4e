package io.github.tpm4j.engine.nv;

import io.github.tpm4j.tss.constants.TpmNt;
import java.nio.ByteBuffer;

/** Indices whose data is one 64-bit number, big-endian: counters and bit fields. */
public final class NvCounter {

  private NvCounter() {}

  public static boolean isCounter(NvIndex index) {
    return index.type().equals(TpmNt.COUNTER);
  }

  /** The number; 0 if the Index is not written. */
  public static long get(NvIndex index) {
    return index.isWritten() ? ByteBuffer.wrap(index.data()).getLong() : 0;
  }

  public static void set(NvIndex index, long value) {
    index.setData(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }
}
