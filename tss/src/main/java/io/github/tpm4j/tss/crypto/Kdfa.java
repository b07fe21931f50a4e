package io.github.tpm4j.tss.crypto;

/** KDFa (Part 1, 11.4.10.2): the counter mode of SP 800-108 with HMAC and a 32-bit counter. */
public final class Kdfa {
  private static final byte[] NONE = {};

  private Kdfa() {}

  /** {@code bits} bits of key material for one of the specification's labels. */
  public static byte[] derive(
      HashFunction hash, byte[] key, KdfLabel label, byte[] contextU, byte[] contextV, int bits) {
    return derive(hash, key, label.octets(), contextU, contextV, bits);
  }

  /** {@code bits} bits of key material for a label and nothing else. */
  public static byte[] derive(HashFunction hash, byte[] key, KdfLabel label, int bits) {
    return derive(hash, key, label.octets(), NONE, NONE, bits);
  }

  /**
   * {@code bits} bits of key material for a label of any bytes; in the first byte the unused high
   * bits are 0.
   *
   * @return secret if the key is; the caller wipes it
   */
  public static byte[] derive(
      HashFunction hash, byte[] key, byte[] label, byte[] contextU, byte[] contextV, int bits) {
    KdfaBlocks blocks = new KdfaBlocks(hash.hmac(key), label, contextU, contextV, bits);
    byte[] result = Counters.concatenate(Counters.bytes(bits), counter -> blocks.next());
    return Counters.clearUnusedBits(result, bits);
  }
}
