package io.github.tpm4j.tss.keys;

/**
 * A storage key under which keys are created and loaded, and how it is authorised. {@code
 * TpmDevice} makes them; it takes no others. Immutable; nothing is sent until the key is needed.
 */
public interface StorageParent {

  /** {@return how the storage key is authorised} */
  KeyAuthorization authorization();
}
