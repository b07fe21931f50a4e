package io.github.tpm4j.tss.crypto;

/** TPM_ALG_KDF2 (IEEE 1363a, 13.2): H(secret ‖ counter ‖ parameters), the counter from 1. */
public final class Kdf2 {

  private Kdf2() {}

  public static byte[] derive(HashFunction hash, byte[] secret, byte[] parameters, int length) {
    return Counters.concatenate(
        length, counter -> hash.digest(secret, Counters.bigEndian(counter), parameters));
  }
}
