package io.github.tpm4j.tss.crypto;

import java.nio.ByteBuffer;

/** The blocks K(1), K(2), … of KDFa (Part 1, 11.4.10.2), computed as they are asked for. */
public final class KdfaBlocks {
  private final KeyedHash hmac;
  private final byte[] fixedInput;
  private int counter;

  /**
   * @param bits of all blocks together, which each block depends on
   */
  public KdfaBlocks(KeyedHash hmac, byte[] label, byte[] contextU, byte[] contextV, int bits) {
    this.hmac = hmac;
    fixedInput = fixedInput(label, contextU, contextV, bits);
  }

  /** Label ‖ [00] ‖ contextU ‖ contextV ‖ [L]2; the 00 only after a label that has none. */
  private static byte[] fixedInput(byte[] label, byte[] contextU, byte[] contextV, int bits) {
    boolean endsInZero = label.length > 0 && label[label.length - 1] == 0;
    int size = label.length + (endsInZero ? 0 : 1) + contextU.length + contextV.length;
    ByteBuffer out = ByteBuffer.allocate(size + Integer.BYTES).put(label);
    if (!endsInZero) {
      out.put((byte) 0);
    }
    return out.put(contextU).put(contextV).putInt(bits).array();
  }

  /** {@return the next block, as long as a digest; the caller wipes it} */
  public byte[] next() {
    return hmac.update(Counters.bigEndian(++counter)).update(fixedInput).finish();
  }
}
