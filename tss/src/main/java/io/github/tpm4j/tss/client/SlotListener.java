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

  /** An object or a session has come. */
  void arrived(TpmHandle handle);

  /** Tells the Name of an object that has come; that of a sequence is empty. */
  void named(TpmHandle handle, Bytes name);

  /** An object or a session is about to go. */
  void leaving(TpmHandle handle);

  /** The TPM has told its counters. */
  void counted(ResetCounters counters);

  /** The TPM was reset: all are gone, and the counters will be others. */
  void reset();
}
