package io.github.tpm4j.engine.store;

import java.util.Map;
import java.util.Optional;

/**
 * Where a bundled TPM keeps its state: named records ({@code "hierarchies"}, {@code
 * "nv/01C00002"}), each some bytes. The store knows nothing of their meaning.
 *
 * <p>Every failure is a {@link StateStoreException}. Stores may be used by several threads.
 */
public interface StateStore extends AutoCloseable {

  /** {@return all records as last committed, by name} The map and its arrays are the caller's. */
  Map<String, byte[]> load();

  /**
   * Sets (a value) or removes (empty) records: all of them or, if this throws, none. Once it has
   * returned, the changes survive what the store's {@link Durability} promises. Names have at most
   * 65,535 bytes in UTF-8. The arrays are copied.
   *
   * @param changes the records by their names
   * @throws StateStoreException {@code COMMIT_FAILED}: nothing was changed, here or on disk, and a
   *     later commit may succeed
   */
  void commit(Map<String, Optional<byte[]>> changes);

  /**
   * Forgets the values that earlier commits have replaced or removed. To be called when secrets
   * were replaced for good, as by TPM2_Clear or TPM2_ChangeEPS.
   *
   * @throws StateStoreException {@code COMMIT_FAILED}: the current records are as before
   */
  void discardHistory();

  /**
   * Lets other processes use the place until {@link #hold}, or until the next use. Without effect
   * where nobody else can.
   */
  default void release() {}

  /**
   * {@return whether this has the place, which it takes again after {@link #release}; false if
   * another process has it, or has changed the state meanwhile}
   */
  default boolean hold() {
    return true;
  }

  /** Wipes what is held in memory, and lets others use the place. Closing again does nothing. */
  @Override
  void close();
}
