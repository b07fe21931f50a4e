package io.github.tpm4j.engine.startup;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmFailure;
import io.github.tpm4j.engine.startup.Orderliness.Shutdown;
import io.github.tpm4j.engine.state.Lifetime;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * From _TPM_Init over TPM2_Startup to TPM2_Shutdown (Part 1, 12.2; Part 3, 9). By how the last
 * period ended and how this one starts, it is a TPM Reset, TPM Restart or TPM Resume.
 */
public final class PowerCycle {
  private static final Set<Lifetime> PERMANENT = EnumSet.of(Lifetime.PERSISTENT, Lifetime.ORDERLY);
  private static final Set<Lifetime> RESET = EnumSet.of(Lifetime.RESET);
  private static final Set<Lifetime> CLEAR = EnumSet.of(Lifetime.CLEAR);
  private static final Set<Lifetime> VOLATILE = EnumSet.of(Lifetime.VOLATILE);

  /** What comes from the store, or begins anew, at TPM2_Startup. */
  private static final Set<Lifetime> SAVED =
      EnumSet.of(Lifetime.ORDERLY, Lifetime.RESET, Lifetime.CLEAR);

  private static final int H_CRTM_LOCALITY = 4;

  private final Tpm tpm;
  private final StateKeeper keeper;
  private final Orderliness orderliness;
  private boolean started;
  private boolean hCrtm;
  private boolean wasOrderly;
  private int startupLocality;

  public PowerCycle(Tpm tpm, StateKeeper keeper) {
    this.tpm = tpm;
    this.keeper = keeper;
    orderliness = new Orderliness(keeper);
    keeper.add(orderliness);
    VolatileRecord.add(keeper, "power", this::write, this::read);
  }

  /**
   * _TPM_Init: memory is as the store has it, or as at manufacture if the store is empty. The
   * caller commits.
   *
   * @return whether the TPM is new
   */
  public boolean initialize() {
    started = false;
    hCrtm = false;
    keeper.initialize(VOLATILE);
    if (keeper.load()) {
      keeper.restore(PERMANENT);
      return false;
    }
    keeper.initialize(PERMANENT);
    keeper.putAll(PERMANENT);
    return true;
  }

  /** What a running TPM has beyond its store, by name. */
  public Map<String, byte[]> suspend() {
    Map<String, byte[]> running = keeper.suspend(VOLATILE);
    if (started) {
      running.putAll(keeper.suspend(SAVED));
    }
    return running;
  }

  /** After _TPM_Init: goes on with what {@link #suspend} gave. */
  public void resume(Map<String, byte[]> running) {
    keeper.resume(VOLATILE, running);
    if (started) {
      keeper.resume(SAVED, running);
      tpm.nv().resume();
      keeper.forgetLoaded();
    }
  }

  private void write(TpmWriter out) {
    out.u8(started ? 1 : 0).u8(hCrtm ? 1 : 0).u8(wasOrderly ? 1 : 0).u8(startupLocality);
  }

  private void read(TpmReader in) {
    started = in.u8() != 0;
    hCrtm = in.u8() != 0;
    wasOrderly = in.u8() != 0;
    startupLocality = in.u8();
  }

  /** Whether TPM2_Startup has succeeded since _TPM_Init. */
  public boolean isStarted() {
    return started;
  }

  /** TPM_PT_STARTUP_CLEAR, orderly: whether the period before ended in order. */
  public boolean wasOrderly() {
    return wasOrderly;
  }

  /** An H-CRTM has begun to measure, before TPM2_Startup. */
  public void hCrtmStarted() {
    hCrtm = true;
  }

  /**
   * TPM2_Startup.
   *
   * @throws TpmFailure TPM_RC_LOCALITY if the locality is neither 0 nor 3, or for {@code STATE} not
   *     that of the startup before; TPM_RC_VALUE for {@code STATE} without a {@code
   *     Shutdown(STATE)}, or with another H-CRTM
   */
  public void start(TpmSu type, int locality) {
    boolean fromLocalityThree = locality == 3 && !hCrtm;
    checkStart(type, locality, fromLocalityThree);

    Shutdown last = orderliness.shutdown();
    wasOrderly = last != Shutdown.NONE;
    startupLocality = hCrtm ? H_CRTM_LOCALITY : locality;
    boolean resumed = type.equals(TpmSu.STATE);
    if (resumed) {
      resume();
    } else if (last == Shutdown.STATE) {
      restart();
    } else {
      reset();
    }
    orderliness.begin(hCrtm, fromLocalityThree);
    startSubsystems(resumed);
    keeper.forgetLoaded();
    started = true;
  }

  private void startSubsystems(boolean resumed) {
    tpm.pcrs().start(resumed, hCrtm, startupLocality);
    tpm.clock().start(wasOrderly);
    tpm.dictionaryAttack().start(wasOrderly);
    tpm.hierarchies().start();
    tpm.sessions().start();
  }

  private void checkStart(TpmSu type, int locality, boolean fromLocalityThree) {
    TpmFailure.require(locality == 0 || locality == 3, TpmRc.LOCALITY);
    if (type.equals(TpmSu.STATE)) {
      boolean saved = orderliness.shutdown() == Shutdown.STATE;
      TpmFailure.require(saved && orderliness.hadHcrtm() == hCrtm, TpmRc.VALUE.parameter(1));
      TpmFailure.require(orderliness.wasLocalityThree() == fromLocalityThree, TpmRc.LOCALITY);
    }
  }

  private void reset() {
    keeper.initialize(RESET);
    keeper.initialize(CLEAR);
    tpm.counts().countReset();
    tpm.nv().start(true, wasOrderly);
  }

  private void restart() {
    keeper.restore(RESET);
    keeper.initialize(CLEAR);
    tpm.counts().countRestart();
    tpm.nv().start(false, wasOrderly);
  }

  private void resume() {
    keeper.restore(RESET);
    keeper.restore(CLEAR);
    tpm.counts().countResume();
  }

  /** What the last TPM2_Shutdown saved is of the past, though it has not changed. */
  public void cancelShutdown() {
    orderliness.cancel();
  }

  /**
   * TPM2_Shutdown.
   *
   * @throws TpmFailure TPM_RC_TYPE for {@code STATE} if the PCR banks were allocated anew
   */
  public void shutDown(TpmSu type) {
    boolean savesState = type.equals(TpmSu.STATE);
    TpmFailure.require(!savesState || !tpm.pcrs().isReallocated(), TpmRc.TYPE.parameter(1));

    keeper.putAll(EnumSet.of(Lifetime.ORDERLY));
    if (savesState) {
      keeper.putAll(RESET);
      keeper.putAll(CLEAR);
    }
    orderliness.end(savesState ? Shutdown.STATE : Shutdown.CLEAR);
  }
}
