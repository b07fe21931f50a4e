package io.github.tpm4j.tss.crypto;

/** MGF1 (RFC 8017, B.2.1; TPM_ALG_MGF1): H(seed ‖ counter), the counter from 0. */
public final class Mgf1 {

  private Mgf1() {}

  /** Combines the mask that grows from {@code seed} with bytes, in place, by XOR. */
  public static void mask(HashFunction hash, byte[] seed, byte[] bytes) {
    for (int done = 0, block = 0; done < bytes.length; block++) {
      byte[] mask = hash.digest(seed, Counters.bigEndian(block));
      for (int i = 0; i < mask.length && done < bytes.length; i++, done++) {
        bytes[done] ^= mask[i];
      }
    }
  }
}
