package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * Is told what this client puts into the slots of a TPM, after the TPM has taken it, and what it
 * takes out, before the TPM is told. So what it knows is in the TPM at any moment.
 */
public interface SlotListener {
  /** Does nothing. */
  SlotListener NONE =
      new SlotListener() {
        @Override
        public void arrived(TpmHandle handle) {
          // Nobody asks.
        }

        @Override
        public void named(TpmHandle handle, Bytes name) {
          // Nobody asks.
        }

        @Override
        public void leaving(TpmHandle handle) {
          // Nobody asks.
        }

        @Override
        public void counted(ResetCounters counters) {
          // Nobody asks.
        }

        @Override
        public void reset() {
          // Nobody asks.
        }
      };

  /**
   * An object or a session has come.
   *
   * @param handle the slot that is taken now
   */
  void arrived(TpmHandle handle);

  /**
   * Tells the Name of an object that has come; that of a sequence is empty.
   *
   * @param handle the slot of the object
   * @param name nameAlg and digest of its public area
   */
  void named(TpmHandle handle, Bytes name);

  /**
   * An object or a session is about to go.
   *
   * @param handle the slot that will be free
   */
  void leaving(TpmHandle handle);

  /**
   * The TPM has told its counters.
   *
   * @param counters resetCount and restartCount
   */
  void counted(ResetCounters counters);

  /** The TPM was reset: all are gone, and the counters will be others. */
  void reset();
}
