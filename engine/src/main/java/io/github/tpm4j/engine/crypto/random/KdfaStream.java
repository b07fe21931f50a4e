package io.github.tpm4j.engine.crypto.random;

import io.github.tpm4j.tss.crypto.HashFunction;
import io.github.tpm4j.tss.crypto.KdfaBlocks;
import java.util.Arrays;

/**
 * The octets that Derived Objects are made of (Part 1, 28.4): KDFa for 8192 bits, computed block by
 * block as they are asked for, none skipped. Every TPM derives the same objects from them.
 */
public final class KdfaStream implements RandomSource, AutoCloseable {
  private static final int TOTAL_BITS = 8192;

  private final KdfaBlocks blocks;
  private byte[] block = {};
  private int usedOfBlock;
  private int remainingBytes = TOTAL_BITS / 8;

  /**
   * @param key the sensitive value of the Derivation Parent
   * @param label TPMS_DERIVE.label, which may be empty
   * @param context TPMS_DERIVE.context, which may be empty
   */
  public KdfaStream(HashFunction hash, byte[] key, byte[] label, byte[] context) {
    blocks = new KdfaBlocks(hash.hmac(key), label, context, new byte[0], TOTAL_BITS);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if less than {@code out.length} of the 1024 octets are left
   */
  @Override
  public void nextBytes(byte[] out) {
    if (out.length > remainingBytes) {
      throw new IllegalStateException("The derivation stream of 1024 octets is used up");
    }
    remainingBytes -= out.length;
    for (int filled = 0; filled < out.length; ) {
      if (usedOfBlock == block.length) {
        nextBlock();
      }
      int count = Math.min(out.length - filled, block.length - usedOfBlock);
      System.arraycopy(block, usedOfBlock, out, filled, count);
      usedOfBlock += count;
      filled += count;
    }
  }

  private void nextBlock() {
    Arrays.fill(block, (byte) 0);
    block = blocks.next();
    usedOfBlock = 0;
  }

  /** Wipes the octets not given out. */
  @Override
  public void close() {
    Arrays.fill(block, (byte) 0);
    remainingBytes = 0;
  }
}
