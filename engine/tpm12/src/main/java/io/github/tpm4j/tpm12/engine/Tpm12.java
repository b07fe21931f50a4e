package io.github.tpm4j.tpm12.engine;

import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.engine.core.TpmState;
import io.github.tpm4j.tpm12.engine.dispatch.CommandTable;
import io.github.tpm4j.tpm12.engine.measurement.HashSignals;
import io.github.tpm4j.tpm12.engine.pipeline.CommandPipeline;
import io.github.tpm4j.tpm12.structures.PermanentFlag;
import java.util.Map;

/**
 * One TPM 1.2. Any number may live in one process; each has its own state and its own lock, so that
 * it takes one command at a time, from any thread.
 */
public final class Tpm12 {
  private static final int HIGHEST_LOCALITY = 4;

  private final TpmState state;
  private final CommandPipeline pipeline;
  private final HashSignals hashSignals;
  private boolean on;
  private boolean failed;

  /**
   * A TPM without power.
   *
   * @param configuration what it is made of; its store is used by no other TPM
   */
  public Tpm12(Tpm12Configuration configuration) {
    state = new TpmState(configuration.store(), configuration.entropy(), configuration.millis());
    hashSignals = new HashSignals(state);
    pipeline = new CommandPipeline(state, new CommandTable());
  }

  /**
   * TPM_Init: power comes, or the reset line is released. What was not saved is lost; the next
   * command has to be TPM_Startup.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if the state cannot be read, or that
   *     of a new TPM not written
   */
  public synchronized void powerOn() {
    on = false;
    state.keeper().load();
    failed = false;
    on = true;
  }

  /** Power is lost: what was not saved is gone. Nothing but {@link #powerOn} helps then. */
  public synchronized void powerOff() {
    on = false;
    state.sessions().endAll();
    state.transportSessions().initialize();
    state.keys().unloadAll();
  }

  /**
   * Runs one command (Part 3).
   *
   * @param command any bytes
   * @param locality 0 to 4
   * @return the response: always a whole one, TPM_FAIL if there is no power; this method does not
   *     throw
   */
  public synchronized byte[] execute(byte[] command, int locality) {
    if (!on) {
      return CommandPipeline.error(TpmResult.FAIL);
    }
    if (failed) {
      return CommandPipeline.error(TpmResult.FAILEDSELFTEST);
    }
    try {
      int from = Math.max(0, Math.min(locality, HIGHEST_LOCALITY));
      byte[] response = pipeline.process(command, from);
      state.keeper().commit();
      return response;
    } catch (RuntimeException | Error e) {
      // Memory may be ahead of the store, or half changed: only TPM_Init leads out.
      failed = true;
      return CommandPipeline.error(TpmResult.FAIL);
    }
  }

  /** _TPM_Hash_Start: a trusted operating system begins. */
  public synchronized void hashStart() {
    signal(hashSignals::start);
  }

  /**
   * _TPM_Hash_Data.
   *
   * @param data the next piece of what is measured
   */
  public synchronized void hashData(byte[] data) {
    signal(() -> hashSignals.data(data));
  }

  /** _TPM_Hash_End. */
  public synchronized void hashEnd() {
    signal(hashSignals::end);
  }

  private void signal(Runnable signal) {
    if (on && !failed) {
      try {
        signal.run();
        state.keeper().commit();
      } catch (RuntimeException | Error e) {
        failed = true;
      }
    }
  }

  /** {@return tpmEstablished: whether there was a _TPM_Hash_Start since it was cleared} */
  public synchronized boolean isEstablished() {
    return state.flags().is(PermanentFlag.TPM_ESTABLISHED);
  }

  /**
   * Sets or clears tpmEstablished.
   *
   * @param established whether there was a _TPM_Hash_Start
   */
  public synchronized void setEstablished(boolean established) {
    signal(() -> state.flags().set(PermanentFlag.TPM_ESTABLISHED, established));
  }

  /**
   * The platform's signal that someone is at the machine; may be given at any time.
   *
   * @param asserted whether someone is there
   */
  public synchronized void physicalPresence(boolean asserted) {
    state.presence().setAsserted(asserted);
  }

  /**
   * {@return what the running TPM has beyond its store, by name: all that {@link #resume} needs}
   */
  public synchronized Map<String, byte[]> suspend() {
    return state.keeper().suspend();
  }

  /**
   * After {@link #powerOn}, instead of TPM_Startup: goes on where {@link #suspend} was called, over
   * a copy of the store that the TPM had then.
   *
   * @param running what {@link #suspend} gave
   * @throws io.github.tpm4j.engine.store.StateStoreException if that is not what it gave
   */
  public synchronized void resume(Map<String, byte[]> running) {
    state.keeper().resume(running);
  }
}
