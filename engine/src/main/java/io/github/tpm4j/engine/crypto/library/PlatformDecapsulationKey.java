package io.github.tpm4j.engine.crypto.library;

import io.github.tpm4j.tss.algorithms.MlKemSet;
import java.util.Optional;
import javax.security.auth.DestroyFailedException;

/**
 * A decapsulation key of ML-KEM inside the JDK's own implementation, prepared once. Safe for
 * several threads.
 */
public final class PlatformDecapsulationKey implements AutoCloseable {
  private final PlatformMlKem platform;
  private final PlatformMlKem.Prepared key;

  private PlatformDecapsulationKey(PlatformMlKem platform, PlatformMlKem.Prepared key) {
    this.platform = platform;
    this.key = key;
  }

  /**
   * Gives a key to the JDK; empty where {@link Primitive} does not, where the JDK has no ML-KEM
   * that is faster, and if it refuses the key.
   *
   * @param expanded dk of FIPS 203
   */
  public static Optional<PlatformDecapsulationKey> of(MlKemSet set, byte[] expanded) {
    return Primitive.ML_KEM_DECAPSULATE.isPlatform()
        ? PlatformMlKem.forUse().flatMap(platform -> of(platform, set, expanded))
        : Optional.empty();
  }

  static Optional<PlatformDecapsulationKey> of(
      PlatformMlKem platform, MlKemSet set, byte[] expanded) {
    return NativeLibrary.attempt(
        () -> new PlatformDecapsulationKey(platform, platform.prepare(set, expanded)));
  }

  /**
   * The shared secret; empty if the JDK does not come to one, for then others compute it.
   *
   * @param ciphertext of the parameter set's size
   */
  public Optional<byte[]> decapsulate(byte[] ciphertext) {
    return NativeLibrary.attempt(() -> platform.decapsulate(key, ciphertext));
  }

  /** Wipes the key in the JDK's memory. */
  @Override
  public void close() {
    try {
      key.key().destroy();
    } catch (DestroyFailedException e) {
      throw new IllegalStateException("The JDK keeps a key", e);
    }
  }
}
