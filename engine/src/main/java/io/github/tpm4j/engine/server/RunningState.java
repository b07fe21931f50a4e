package io.github.tpm4j.engine.server;

import java.util.Map;

/** What a running TPM has beyond its store. */
public interface RunningState {

  /** What is made beside the first commands is in the store when this returns. */
  default void complete() {}

  /** {@return all that {@link #resume} needs, by name; the caller's} */
  Map<String, byte[]> suspend();

  /**
   * The TPM, which is on and has not started up, goes on where {@link #suspend} was called.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if that is not what it gave
   */
  void resume(Map<String, byte[]> running);
}
