package io.github.tpm4j.engine;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.manufacture.CertificateOrder;
import io.github.tpm4j.engine.measurement.HashSignals;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Revision;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One TPM 2.0. Any number may live in one process; each has its own state and its own lock, so that
 * it takes one command at a time, from any thread.
 */
public final class Tpm {
  private final TpmConfiguration configuration;
  private volatile TpmParts parts;

  /**
   * A TPM without power.
   *
   * @param configuration what it is made of; its store is used by no other TPM
   */
  public Tpm(TpmConfiguration configuration) {
    this.configuration = configuration;
    parts = TpmParts.of(configuration);
  }

  /**
   * _TPM_Init: power comes, or the reset line is released. What was not saved is lost; the next
   * command has to be TPM2_Startup.
   *
   * <p>A TPM whose state is there follows the revision of the library that it was made for,
   * whatever the configuration has for a new one.
   *
   * @throws StateStoreException if the state cannot be read, or that of a new TPM not written; if
   *     it is of a revision that does not know what the configuration switches on
   */
  public synchronized void powerOn() {
    parts.execution().powerOn();
    Profile chosen = configuration.profile();
    Profile wanted = inOwnRevision(chosen, parts.power().load().orElse(chosen.revision()));
    if (wanted.revision() != parts.state().profile().revision()) {
      parts = parts.remade(configuration.withProfile(wanted));
      parts.power().load();
    }
    parts.power().on();
    parts.hashSignals().powerOn();
    CertificateThread.start(this, parts.certificates());
  }

  /**
   * The certificates that a new TPM was ordered with are there when this returns, as far as the TPM
   * works. They come by themselves soon after {@link #powerOn}, and before any command that could
   * see that they are missing.
   */
  public synchronized void bringCertificates() {
    CertificateOrder order = parts.certificates();
    if (parts.power().isOn() && order.isOpen()) {
      parts.execution().signal(order::fulfil);
    }
  }

  private static Profile inOwnRevision(Profile chosen, Revision revision) {
    try {
      return chosen.in(revision);
    } catch (IllegalArgumentException e) {
      throw new StateStoreException(
          StateStoreException.Reason.OTHER_PROFILE,
          "The TPM's state is of another revision than was asked for: "
              + e.getMessage()
              + ". Ask for less, or make a new TPM.");
    }
  }

  /** Power is lost: what was not saved is gone. Nothing but {@link #powerOn} helps then. */
  public synchronized void powerOff() {
    parts.power().off();
  }

  /** _TPM_Hash_Start (Part 1, 34.3). */
  public synchronized void hashStart() {
    signal(HashSignals::start);
  }

  /**
   * _TPM_Hash_Data.
   *
   * @param data the next piece of what is measured
   */
  public synchronized void hashData(byte[] data) {
    signal(signals -> signals.data(data));
  }

  /** _TPM_Hash_End. */
  public synchronized void hashEnd() {
    signal(HashSignals::end);
  }

  private void signal(Consumer<HashSignals> signal) {
    if (parts.power().isOn()) {
      parts.execution().signal(() -> signal.accept(parts.hashSignals()));
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
   * @param command any bytes
   * @param locality 0 to 4, or 32 to 255
   * @param isCommandCanceled asked now and then whether this command alone should give up
   * @return the response: always a whole one
   */
  public synchronized byte[] execute(
      byte[] command, int locality, BooleanSupplier isCommandCanceled) {
    parts.state().cancellation().commandBegins(isCommandCanceled);
    Execution execution = parts.execution();
    return parts.power().isOn() ? execution.run(command, locality) : execution.refuse(command);
  }

  /**
   * {@return what the running TPM has beyond its store, by name: all that {@link #resume} needs}
   */
  public synchronized Map<String, byte[]> suspend() {
    return parts.suspension().suspend();
  }

  /**
   * After {@link #powerOn}, instead of TPM2_Startup: goes on where {@link #suspend} was called,
   * over a copy of the store that the TPM had then.
   *
   * @param running what {@link #suspend} gave
   * @throws StateStoreException if that is not what it gave
   */
  public synchronized void resume(Map<String, byte[]> running) {
    ReadState.from(() -> parts.suspension().resume(running));
  }

  /**
   * Asks the command in progress, and those after it, to give up where they take long.
   *
   * @param cancel false to take it back
   */
  public void cancel(boolean cancel) {
    parts.state().cancellation().request(cancel);
  }

  /**
   * The TPM's interface to the machine has a buffer of this many bytes: the TPM tells programs to
   * send no longer commands.
   *
   * @param bytes of the longest command and response
   */
  public synchronized void limitMessages(int bytes) {
    parts.state().messageLimit().set(bytes);
  }

  /**
   * The platform's signal that someone is at the machine; may be given at any time.
   *
   * @param asserted whether someone is there
   */
  public void physicalPresence(boolean asserted) {
    parts.state().physicalPresence().setAsserted(asserted);
  }

  /**
   * {@return whether an Authenticated Countdown Timer has come to its end, which the platform may
   * act on} The timers run on in failure mode (Part 1, 43.4).
   *
   * @param handle TPM_RH_ACT_0 and on
   */
  public synchronized boolean isTimerSignaled(TpmHandle handle) {
    return parts.power().isOn() && parts.state().timers().isSignaled(handle);
  }

  /** {@return what it is made of; for the thread that no command runs beside} */
  @SuppressWarnings("exports") // For the servers, which programs of others do not see.
  public TpmState state() {
    return parts.state();
  }
}
