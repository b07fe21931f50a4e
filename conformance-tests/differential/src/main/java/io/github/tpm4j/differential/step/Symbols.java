package io.github.tpm4j.differential.step;

/** What the symbols of a sequence stand for at one TPM. */
public interface Symbols {

  /**
   * An item that an earlier step produced.
   *
   * @param step the number of the step
   * @param item "handle", or the name of a response parameter as in Part 3
   * @return its wire form without the size field of a TPM2B; null if the step failed or was left
   *     out
   */
  byte[] product(int step, String item);

  /** The Name of the entity with this handle (Part 1, 16), asked from the TPM where needed. */
  byte[] name(int handle);

  /** The nonceTPM of the session that {@code step} opened; empty if there is none. */
  byte[] nonceTpm(int step);
}
