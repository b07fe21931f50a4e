package io.github.tpm4j.engine;

import io.github.tpm4j.engine.store.StateStoreException;
import java.util.function.Supplier;

/** Each record of the state may be right and the whole still not be a state of this TPM. */
final class ReadState {

  private ReadState() {}

  /** As {@link #from(Supplier)}, for what has no result. */
  static void from(Runnable action) {
    from(
        () -> {
          action.run();
          return null;
        });
  }

  /** What {@code action} makes of the records that are there. */
  static <T> T from(Supplier<T> action) {
    try {
      return action.get();
    } catch (StateStoreException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StateStoreException(
          StateStoreException.Reason.DAMAGED,
          "The TPM's state is damaged, or of a TPM with other algorithms; it was not changed.",
          e);
    }
  }
}
