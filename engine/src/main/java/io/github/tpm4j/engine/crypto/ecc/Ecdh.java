package io.github.tpm4j.engine.crypto.ecc;

import io.github.tpm4j.engine.crypto.library.Primitive;
import java.util.Optional;

/** One-pass Diffie-Hellman with cofactor (SP 800-56A, 5.7.1.2; Part 1, C.6.1). */
public final class Ecdh {
  private Ecdh() {}

  /**
   * Z, the x coordinate of {@link #share}, of the field's size; empty if that is the point at
   * infinity. The caller wipes it.
   */
  public static Optional<byte[]> secret(EccPrivateKey key, EccPoint other) {
    return other
        .nativeKey(Primitive.ECDH)
        .flatMap(point -> key.natively(Primitive.ECDH, it -> it.agree(point)))
        .or(() -> Optional.of(share(key, other)).filter(it -> !it.isInfinity()).map(EccPoint::x));
  }

  /** P = [h·d]Q; its x coordinate is Z. The point at infinity only if Q has no full order. */
  public static EccPoint share(EccPrivateKey key, EccPoint other) {
    // h is 1 on every curve of this TPM, so that [h·d]Q is [d]Q.
    return other.multiplySecret(key.number());
  }
}
