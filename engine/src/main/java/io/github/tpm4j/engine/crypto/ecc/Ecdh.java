package io.github.tpm4j.engine.crypto.ecc;

/** One-pass Diffie-Hellman with cofactor (SP 800-56A, 5.7.1.2; Part 1, C.6.1). */
public final class Ecdh {
  private Ecdh() {}

  /** P = [h·d]Q; its x coordinate is Z. The point at infinity only if Q has no full order. */
  public static EccPoint share(EccPrivateKey key, EccPoint other) {
    // h is 1 on every curve of this TPM, so that [h·d]Q is [d]Q.
    return other.multiplySecret(key.number());
  }
}
