package io.github.tpm4j.engine;

import io.github.tpm4j.engine.entropy.Entropy;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.engine.store.StateStore;
import java.util.function.LongSupplier;

/**
 * What a {@link Tpm} is made of.
 *
 * @param profile the algorithms and limits
 * @param store where the state is kept; the TPM is its only user
 * @param entropy what the random number generator is seeded from
 * @param millis a clock that only goes forward, in milliseconds from any beginning
 * @param ekCertificates what it gets at its manufacture: when it is powered on over an empty store
 */
public record TpmConfiguration(
    Profile profile,
    StateStore store,
    Entropy entropy,
    LongSupplier millis,
    EkCertificates ekCertificates) {

  /**
   * {@return the PC Client profile over {@code store}, with the system's entropy and clock, without
   * certificates}
   *
   * @param store where the state is kept; the TPM is its only user
   */
  public static TpmConfiguration of(StateStore store) {
    return new TpmConfiguration(
        Profile.pcClient(),
        store,
        Entropy.system(),
        () -> System.nanoTime() / 1_000_000,
        EkCertificates.NONE);
  }

  /** {@return a TPM that forgets everything when it is no longer referred to} */
  public static TpmConfiguration inMemory() {
    return of(new MemoryStore());
  }

  /**
   * {@return the same with another profile}
   *
   * @param other the algorithms and limits
   */
  public TpmConfiguration withProfile(Profile other) {
    return new TpmConfiguration(other, store, entropy, millis, ekCertificates);
  }

  /**
   * {@return the same with other randomness}
   *
   * @param other what the generator is seeded from
   */
  public TpmConfiguration withEntropy(Entropy other) {
    return new TpmConfiguration(profile, store, other, millis, ekCertificates);
  }

  /**
   * {@return the same with another clock}
   *
   * @param other milliseconds from any beginning; only goes forward
   */
  public TpmConfiguration withMillis(LongSupplier other) {
    return new TpmConfiguration(profile, store, entropy, other, ekCertificates);
  }

  /**
   * {@return the same with other certificates}
   *
   * @param other what the TPM gets at its manufacture
   */
  public TpmConfiguration withEkCertificates(EkCertificates other) {
    return new TpmConfiguration(profile, store, entropy, millis, other);
  }
}
