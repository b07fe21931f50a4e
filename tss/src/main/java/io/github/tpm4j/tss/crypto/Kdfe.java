package io.github.tpm4j.tss.crypto;

/** KDFe (Part 1, 11.4.10.3): the concatenation KDF of SP 800-56A. */
public final class Kdfe {

  private Kdfe() {}

  /**
   * {@code bits} bits of key material; in the first byte the unused high bits are 0.
   *
   * @param z the x coordinate of the shared point, padded to the field's size
   * @param partyU the x coordinate of the ephemeral point, as it is sent
   * @param partyV the x coordinate of the static point, as its public area has it
   */
  public static byte[] derive(
      HashFunction hash, byte[] z, KdfLabel label, byte[] partyU, byte[] partyV, int bits) {
    byte[] use = label.octets();
    byte[] result =
        Counters.concatenate(
            Counters.bytes(bits),
            counter -> hash.digest(Counters.bigEndian(counter), z, use, partyU, partyV));
    return Counters.clearUnusedBits(result, bits);
  }
}
