package io.github.tpm4j.engine.power;

import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import java.util.EnumSet;
import java.util.Set;

/** What TPM2_Shutdown saves, and TPM2_Startup brings back or begins anew (Part 1, 12.2.3). */
public final class SavedState {
  private static final Set<Lifetime> ORDERLY = EnumSet.of(Lifetime.ORDERLY);
  private static final Set<Lifetime> RESET = EnumSet.of(Lifetime.RESET);
  private static final Set<Lifetime> CLEAR = EnumSet.of(Lifetime.CLEAR);

  private final StateKeeper keeper;

  SavedState(StateKeeper keeper) {
    this.keeper = keeper;
  }

  /** TPM Reset. */
  public void reset() {
    keeper.initialize(RESET);
    keeper.initialize(CLEAR);
  }

  /** TPM Restart. */
  public void restart() {
    keeper.restore(RESET);
    keeper.initialize(CLEAR);
  }

  /** TPM Resume. */
  public void resume() {
    keeper.restore(RESET);
    keeper.restore(CLEAR);
  }

  /** Everybody has what was saved. */
  public void forget() {
    keeper.forgetLoaded();
  }

  /**
   * TPM2_Shutdown.
   *
   * @param isForResume whether TPM Restart and TPM Resume shall be possible
   */
  public void save(boolean isForResume) {
    keeper.putAll(ORDERLY);
    if (isForResume) {
      keeper.putAll(RESET);
      keeper.putAll(CLEAR);
    }
  }
}
