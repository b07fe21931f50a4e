package io.github.tpm4j.engine;

import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.measurement.HashSignals;
import io.github.tpm4j.engine.pipeline.CommandExecution;
import io.github.tpm4j.engine.pipeline.CommandPipeline;
import io.github.tpm4j.engine.pipeline.FailureMode;
import io.github.tpm4j.engine.signing.Signer;
import io.github.tpm4j.engine.startup.PowerCycle;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One TPM 2.0. Any number may live in one process; each has its own state and its own lock, so that
 * it takes one command at a time, from any thread.
 */
public final class Tpm extends Subsystems {
  private final Signer signer = new Signer(this);
  private final HashSignals hashSignals = new HashSignals(this);
  private final PowerCycle powerCycle;
  private final EkCertificates ekCertificates;
  private final FailureMode failureMode;
  private final CommandPipeline pipeline;
  private CommandExecution current;
  private boolean powered;
  private BooleanSupplier commandCanceled = () -> false;
  private volatile boolean canceled;

  public Tpm(TpmConfiguration configuration) {
    super(configuration);
    powerCycle = new PowerCycle(this, keeper);
    VolatileRecord.add(keeper, "measurement", hashSignals::write, hashSignals::read);
    ekCertificates = configuration.ekCertificates();
    failureMode = new FailureMode(profile().identity());
    VolatileRecord.add(keeper, "failure", failureMode::write, failureMode::read);
    pipeline = new CommandPipeline(this, commands());
  }

  /**
   * _TPM_Init: power comes, or the reset line is released. What was not saved is lost; the next
   * command has to be TPM2_Startup.
   *
   * @throws StateStoreException if the state cannot be read, or that of a new TPM not written
   */
  public synchronized void powerOn() {
    powered = false;
    failureMode.end();
    if (reading(this::readStore)) {
      ekCertificates.issue(this);
    }
    // At once: no half-made TPM is ever found in the store.
    keeper.commit();
    objects().powerOn();
    sessions().powerOff();
    exclusiveAudit().end();
    clock().powerOn(ByteBuffer.wrap(random.bytes(Integer.BYTES)).getInt());
    selfTests().powerOn();
    hashSignals.powerOn();
    powered = true;
  }

  /** True if there was nothing in it: the TPM is new. */
  private boolean readStore() {
    boolean isNew = powerCycle.initialize();
    pcrs().powerOn();
    nv().powerOn();
    return isNew;
  }

  /** Each record of the state may be right and the whole still not be a state of this TPM. */
  private static <T> T reading(Supplier<T> action) {
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

  /** Power is lost: what was not saved is gone. Nothing but {@link #powerOn} helps then. */
  public synchronized void powerOff() {
    powered = false;
    objects().powerOff();
    sessions().powerOff();
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
    if (powered && !failureMode.isActive()) {
      guarded(
          () -> {
            signal.run();
            return null;
          });
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
    byte[] response = null;
    commandCanceled = isCommandCanceled;
    if (powered && !failureMode.isActive()) {
      response = guarded(() -> pipeline.process(command, locality));
    }
    commandCanceled = () -> false;
    return response == null ? failureMode.answer(command) : response;
  }

  /** Runs and commits; null if that went wrong, and the TPM is in failure mode. */
  private byte[] guarded(Supplier<byte[]> action) {
    try {
      byte[] result = action.get();
      keeper.commit();
      return result;
    } catch (RuntimeException | Error e) {
      // Memory may be ahead of the store, or half changed: only _TPM_Init leads out.
      failureMode.enter(e);
      return null;
    } finally {
      objects().endCommand();
    }
  }

  /** What the running TPM has beyond its store, by name: all that {@link #resume} needs. */
  public synchronized Map<String, byte[]> suspend() {
    return powerCycle.suspend();
  }

  /**
   * After {@link #powerOn}, instead of TPM2_Startup: goes on where {@link #suspend} was called,
   * over a copy of the store that the TPM had then.
   *
   * @throws StateStoreException if that is not what it gave
   */
  public synchronized void resume(Map<String, byte[]> running) {
    reading(
        () -> {
          powerCycle.resume(running);
          return null;
        });
  }

  /** Used by the pipeline: a command has been recognised. */
  public void begin(CommandExecution execution) {
    current = execution;
    if (powerCycle.isStarted()) {
      clock().update();
      dictionaryAttack().selfHeal();
    }
  }

  /** Asks the command in progress, and those after it, to give up where they take long. */
  public void cancel(boolean cancel) {
    canceled = cancel;
  }

  /** Whether a command in progress that takes long should end with TPM_RC_CANCELED. */
  public boolean isCanceled() {
    return canceled || commandCanceled.getAsBoolean();
  }

  /** Ends a session, loaded or saved; if it was the exclusive audit session, there is none. */
  public void flushSession(TpmHandle handle) {
    if (exclusiveAudit().isExclusive(handle)) {
      exclusiveAudit().end();
    }
    sessions().flush(handle);
  }

  /** The locality that the current command came from. */
  public int locality() {
    return current.locality();
  }

  public Signer signer() {
    return signer;
  }

  public PowerCycle powerCycle() {
    return powerCycle;
  }
}
