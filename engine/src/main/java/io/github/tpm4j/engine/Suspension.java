package io.github.tpm4j.engine;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A running TPM that goes on in another process, over a copy of its store. */
final class Suspension {
  private static final Set<Lifetime> VOLATILE = EnumSet.of(Lifetime.VOLATILE);

  /** What comes from the store, or begins anew, at TPM2_Startup. */
  private static final Set<Lifetime> SAVED =
      EnumSet.of(Lifetime.ORDERLY, Lifetime.RESET, Lifetime.CLEAR);

  private final TpmState tpm;
  private final StateKeeper keeper;

  Suspension(TpmState tpm, StateKeeper keeper) {
    this.tpm = tpm;
    this.keeper = keeper;
  }

  /** What a running TPM has beyond its store, by name. */
  Map<String, byte[]> suspend() {
    Map<String, byte[]> running = keeper.suspend(VOLATILE);
    if (tpm.power().isStarted()) {
      running.putAll(keeper.suspend(SAVED));
    }
    return running;
  }

  /** After _TPM_Init: goes on with what {@link #suspend} gave. */
  void resume(Map<String, byte[]> running) {
    keeper.resume(VOLATILE, running);
    if (tpm.power().isStarted()) {
      keeper.resume(SAVED, running);
      tpm.nv().resume();
      keeper.forgetLoaded();
    }
  }
}
