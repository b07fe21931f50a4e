package io.github.tpm4j.tpm12.engine;

import io.github.tpm4j.engine.entropy.Entropy;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStore;
import java.util.function.LongSupplier;

/**
 * What a {@link Tpm12} is made of.
 *
 * @param store where the state is kept; the TPM is its only user
 * @param entropy what the random number generator is seeded from
 * @param millis a clock that only goes forward, in milliseconds from any beginning
 */
public record Tpm12Configuration(StateStore store, Entropy entropy, LongSupplier millis) {

  /**
   * {@return a TPM over {@code store}, with the system's entropy and clock}
   *
   * @param store where the state is kept; the TPM is its only user
   */
  public static Tpm12Configuration of(StateStore store) {
    return new Tpm12Configuration(store, Entropy.system(), () -> System.nanoTime() / 1_000_000);
  }

  /** {@return a TPM that forgets everything when it is no longer referred to} */
  public static Tpm12Configuration inMemory() {
    return of(new MemoryStore());
  }

  /**
   * {@return the same with another clock}
   *
   * @param other milliseconds from any beginning; only goes forward
   */
  public Tpm12Configuration withMillis(LongSupplier other) {
    return new Tpm12Configuration(store, entropy, other);
  }
}
