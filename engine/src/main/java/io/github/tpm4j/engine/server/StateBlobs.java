package io.github.tpm4j.engine.server;

/**
 * The state of a TPM as opaque arrays: the permanent one, which lasts without power, and the
 * volatile one, which a running TPM has beyond that.
 */
public interface StateBlobs {

  /** {@return a copy of the permanent state} */
  byte[] permanent();

  /**
   * Replaces the permanent state of a TPM that is off.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if the blob is not one
   */
  void replacePermanent(byte[] blob);

  /** {@return a copy of the volatile state of a TPM that is on} */
  byte[] volatileState();

  /**
   * Keeps the volatile state of a TPM that is on for the next {@link ServedTpm#powerOn}, and for
   * those after it, until it is forgotten. It outlives the process if the permanent state does.
   */
  void keepVolatile();

  /**
   * Keeps a volatile state for the next {@link ServedTpm#powerOn} only, and within this process.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if the blob is not one
   */
  void giveVolatile(byte[] blob);

  /** Drops what {@link #keepVolatile} kept, if anything. */
  void forgetVolatile();

  /** Lets another process use the place of the permanent state, which this TPM was moved to. */
  void release();

  /** {@return whether this has that place, as {@link io.github.tpm4j.engine.store.StateStore}} */
  boolean hold();

  /** {@return whether the permanent state is encrypted where it is kept} */
  boolean isEncrypted();
}
