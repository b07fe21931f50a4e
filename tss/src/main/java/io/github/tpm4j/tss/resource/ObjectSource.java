package io.github.tpm4j.tss.resource;

/**
 * How an object gets into the TPM. Two sources that are equal stand for the same object, which is
 * then loaded once.
 */
public interface ObjectSource {

  /**
   * Loads the object, now or again after a reset of the TPM.
   *
   * @throws io.github.tpm4j.tss.error.TpmException if the TPM does not load it
   */
  LoadedObject load(Loader loader);
}
