package io.github.tpm4j.engine.crypto.kdf;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.hash.Hmac;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** KDFa (Part 1, 11.4.10.2): the counter mode of SP 800-108 with HMAC and a 32-bit counter. */
public final class Kdfa {
  private static final byte[] NONE = {};

  private Kdfa() {}

  /** {@code bits} bits of key material for one of the specification's labels. */
  public static byte[] derive(
      HashAlgorithm hash, byte[] key, KdfLabel label, byte[] contextU, byte[] contextV, int bits) {
    return derive(hash, key, label.octets(), contextU, contextV, bits);
  }

  /** {@code bits} bits of key material for a label and nothing else. */
  public static byte[] derive(HashAlgorithm hash, byte[] key, KdfLabel label, int bits) {
    return derive(hash, key, label.octets(), NONE, NONE, bits);
  }

  /**
   * {@code bits} bits of key material for a label of any octets; in the first octet the unused high
   * bits are 0.
   */
  public static byte[] derive(
      HashAlgorithm hash, byte[] key, byte[] label, byte[] contextU, byte[] contextV, int bits) {
    Hmac hmac = Hmac.start(hash, key);
    byte[] fixed = fixedInput(label, contextU, contextV, bits);
    byte[] out = new byte[(bits + 7) / 8];
    int counter = 0;
    for (int from = 0; from < out.length; from += hash.digestSizeBytes()) {
      byte[] block = block(hmac, ++counter, fixed);
      System.arraycopy(block, 0, out, from, Math.min(block.length, out.length - from));
      Arrays.fill(block, (byte) 0);
    }
    clearUnusedBits(out, bits);
    return out;
  }

  /** K(i), where {@code counter} is i, from 1. */
  static byte[] block(Hmac hmac, int counter, byte[] fixedInput) {
    byte[] counterOctets = ByteBuffer.allocate(Integer.BYTES).putInt(counter).array();
    return hmac.update(counterOctets).update(fixedInput).finish();
  }

  /** Label ‖ [00] ‖ contextU ‖ contextV ‖ [L]2; the 00 only after a label that has none. */
  static byte[] fixedInput(byte[] label, byte[] contextU, byte[] contextV, int bits) {
    boolean endsInZero = label.length > 0 && label[label.length - 1] == 0;
    int size = label.length + (endsInZero ? 0 : 1) + contextU.length + contextV.length;
    ByteBuffer out = ByteBuffer.allocate(size + Integer.BYTES).put(label);
    if (!endsInZero) {
      out.put((byte) 0);
    }
    return out.put(contextU).put(contextV).putInt(bits).array();
  }

  static void clearUnusedBits(byte[] out, int bits) {
    if (bits % 8 != 0) {
      out[0] &= (byte) ((1 << (bits % 8)) - 1);
    }
  }
}
