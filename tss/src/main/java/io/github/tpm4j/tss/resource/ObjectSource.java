package io.github.tpm4j.tss.resource;

import java.util.Optional;

/** How an object gets into the TPM. */
public interface ObjectSource {

  /** {@return which object it is} */
  ObjectId id();

  /** {@return the storage key that it is loaded under; empty for an object that needs none} */
  default Optional<Parent> parent() {
    return Optional.empty();
  }

  /**
   * Loads the object, now or again after a reset of the TPM.
   *
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM does not load it
   */
  LoadedObject load(Loader loader);
}
