package io.github.tpm4j.engine;

import io.github.tpm4j.engine.commands.Chapters;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.crypto.random.Drbg;
import io.github.tpm4j.engine.dispatch.CommandTable;
import io.github.tpm4j.engine.measurement.HashSignals;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.engine.store.StateStoreException;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * One TPM 2.0. Any number may live in one process; each has its own state and its own lock, so that
 * it takes one command at a time, from any thread.
 */
public final class Tpm {
  private final TpmState state;
  private final HashSignals hashSignals;
  private final Power power;
  private final Execution execution;
  private final Suspension suspension;

  public Tpm(TpmConfiguration configuration) {
    StateKeeper keeper = new StateKeeper(configuration.store());
    CommandTable commands = Chapters.commandsOf(configuration.profile());
    state =
        new TpmState(
            configuration.profile(),
            commands,
            keeper,
            Drbg.fromEntropy(configuration.entropy()),
            configuration.millis());
    hashSignals = new HashSignals(state.pcrs(), state.counts(), state.power());
    VolatileRecord.add(keeper, "measurement", hashSignals::write, hashSignals::read);
    power = new Power(state, keeper, configuration.ekCertificates());
    execution = new Execution(state, commands, keeper);
    suspension = new Suspension(state, keeper);
  }

  /**
   * _TPM_Init: power comes, or the reset line is released. What was not saved is lost; the next
   * command has to be TPM2_Startup.
   *
   * @throws StateStoreException if the state cannot be read, or that of a new TPM not written
   */
  public synchronized void powerOn() {
    execution.powerOn();
    power.on();
    hashSignals.powerOn();
  }

  /** Power is lost: what was not saved is gone. Nothing but {@link #powerOn} helps then. */
  public synchronized void powerOff() {
    power.off();
  }

  /** _TPM_Hash_Start (Part 1, 34.3). */
  public synchronized void hashStart() {
    signal(hashSignals::start);
  }

  /** _TPM_Hash_Data. */
  public synchronized void hashData(byte[] data) {
    signal(() -> hashSignals.data(data));
  }

  /** _TPM_Hash_End. */
  public synchronized void hashEnd() {
    signal(hashSignals::end);
  }

  private void signal(Runnable signal) {
    if (power.isOn()) {
      execution.signal(signal);
    }
  }

  /**
   * Runs one command (Part 3).
   *
   * @param command any octets
   * @param locality 0 to 4, or 32 to 255
   * @return the response: always a whole one, TPM_RC_FAILURE if there is no power; this method does
   *     not throw
   */
  public byte[] execute(byte[] command, int locality) {
    return execute(command, locality, () -> false);
  }

  /**
   * Runs one command, as {@link #execute(byte[], int)} does.
   *
   * @param isCommandCanceled asked now and then whether this command alone should give up
   */
  public synchronized byte[] execute(
      byte[] command, int locality, BooleanSupplier isCommandCanceled) {
    state.cancellation().commandBegins(isCommandCanceled);
    return power.isOn() ? execution.run(command, locality) : execution.refuse(command);
  }

  /** What the running TPM has beyond its store, by name: all that {@link #resume} needs. */
  public synchronized Map<String, byte[]> suspend() {
    return suspension.suspend();
  }

  /**
   * After {@link #powerOn}, instead of TPM2_Startup: goes on where {@link #suspend} was called,
   * over a copy of the store that the TPM had then.
   *
   * @throws StateStoreException if that is not what it gave
   */
  public synchronized void resume(Map<String, byte[]> running) {
    ReadState.from(
        () -> {
          suspension.resume(running);
          return null;
        });
  }

  /** Asks the command in progress, and those after it, to give up where they take long. */
  public void cancel(boolean cancel) {
    state.cancellation().request(cancel);
  }

  /** The platform's signal that someone is at the machine; may be given at any time. */
  public void physicalPresence(boolean asserted) {
    state.physicalPresence().setAsserted(asserted);
  }

  /** What it is made of; for the thread that no command runs beside. */
  public TpmState state() {
    return state;
  }
}
