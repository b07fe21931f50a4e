package io.github.tpm4j.provider.padding;

import java.security.MessageDigest;

/** MGF1 (RFC 8017, B.2.1). */
final class Mgf1 {

  private Mgf1() {}

  /** Combines the mask that grows from {@code seed} with octets, in place, by XOR. */
  static void mask(MessageDigest hash, byte[] seed, byte[] octets) {
    byte[] counter = new byte[Integer.BYTES];
    for (int done = 0, block = 0; done < octets.length; block++) {
      counter[0] = (byte) (block >> 24);
      counter[1] = (byte) (block >> 16);
      counter[2] = (byte) (block >> 8);
      counter[3] = (byte) block;
      hash.update(seed);
      byte[] mask = hash.digest(counter);
      for (int i = 0; i < mask.length && done < octets.length; i++, done++) {
        octets[done] ^= mask[i];
      }
    }
  }
}
