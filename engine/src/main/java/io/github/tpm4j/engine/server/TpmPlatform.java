package io.github.tpm4j.engine.server;

import io.github.tpm4j.engine.store.StateStoreException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The machine around a TPM: its power, the locality of commands, and the wires for cancelling and
 * measuring. The threads of a server share it. A request waits until the one before is done, except
 * that a command may be cancelled while it runs.
 */
public final class TpmPlatform {
  private static final int HIGHEST_LOCALITY = 4;

  private final ServedTpm tpm;
  private final CancelWire cancelWire;
  private final OrderlyShutdown orderlyShutdown;
  private volatile boolean on;

  /** Whether another process may have the place of the state. */
  private boolean released;

  private volatile int locality;

  /** The machine is off. */
  public TpmPlatform(ServedTpm tpm) {
    this.tpm = tpm;
    cancelWire = new CancelWire(tpm::cancel);
    orderlyShutdown = new OrderlyShutdown(tpm.powerCommands());
  }

  /** Power comes, if it is not there already. */
  public synchronized void powerOn() {
    if (!on) {
      reset();
    }
  }

  /**
   * The reset line: _TPM_Init, whether the TPM was on or not.
   *
   * @throws StateStoreException if the state cannot be read, or another process has it
   */
  public synchronized void reset() {
    if (!hasState()) {
      throw new StateStoreException(
          StateStoreException.Reason.IN_USE, "Another process has the TPM's state by now.");
    }
    powerOff();
    tpm.powerOn();
    on = true;
    orderlyShutdown.poweredOn();
  }

  /** Power goes, without warning. */
  public synchronized void powerOff() {
    if (on) {
      on = false;
      tpm.powerOff();
    }
  }

  /**
   * The start-up command, as a machine's firmware would send it.
   *
   * @return why the TPM has not started up, such as {@code TPM_RC_VALUE to TPM2_Startup(STATE)};
   *     empty if it has
   * @throws IllegalArgumentException if there is no such start in the TPM's family
   */
  public synchronized Optional<String> startUp(StartupKind kind) {
    PowerCommands commands = tpm.powerCommands();
    byte[] command =
        commands
            .startup(kind)
            .orElseThrow(() -> new IllegalArgumentException("no " + commands.name(kind)));
    powerOn();
    int code = PowerCommands.responseCode(tpm.execute(command, 0));
    return code == 0
        ? Optional.empty()
        : Optional.of(commands.codeName(code) + " to " + commands.name(kind));
  }

  /** {@return the response of a TPM that is off} */
  public byte[] off() {
    return tpm.powerCommands().off();
  }

  /** Saves what can be saved, and then power goes. A running command is cancelled. */
  public void shutDown() {
    cancelWire.cancelRunning();
    synchronized (this) {
      if (on && !released) {
        orderlyShutdown.perform(command -> tpm.execute(command, 0));
      }
      // What has moved to another process is not saved here any more.
      powerOff();
    }
  }

  /** Does not wait for a running command. */
  public boolean isOn() {
    return on;
  }

  /** Runs a command; empty if the TPM is off, or has moved to another process. */
  public synchronized Optional<byte[]> execute(byte[] command, int fromLocality) {
    if (!on || !hasState()) {
      return Optional.empty();
    }
    cancelWire.started();
    try {
      byte[] response = tpm.execute(command, fromLocality);
      orderlyShutdown.saw(command, response);
      return Optional.of(response);
    } finally {
      cancelWire.ended();
    }
  }

  /** {@return the locality of commands that do not bring their own} */
  public int locality() {
    return locality;
  }

  /** Sets the locality of commands that do not bring their own; false if there is none such. */
  public boolean setLocality(int wanted) {
    if (wanted < 0 || wanted > HIGHEST_LOCALITY) {
      return false;
    }
    locality = wanted;
    return true;
  }

  /** {@return the wire that cancels commands as long as it is set} */
  public CancelWire cancelWire() {
    return cancelWire;
  }

  /** _TPM_Hash_Start, which sets tpmEstablished; nothing if the TPM is off. */
  public synchronized void hashStart() {
    if (on) {
      tpm.setEstablished(true);
      tpm.hashStart();
    }
  }

  /** _TPM_Hash_Data. */
  public synchronized void hashData(byte[] data) {
    if (on) {
      tpm.hashData(data);
    }
  }

  /** _TPM_Hash_End. */
  public synchronized void hashEnd() {
    if (on) {
      tpm.hashEnd();
    }
  }

  /**
   * {@return whether there was a _TPM_Hash_Start since {@link #resetEstablished} (PC Client,
   * TPM_ACCESS)}
   */
  public synchronized boolean isEstablished() {
    return tpm.isEstablished();
  }

  /** Clears the sign of a _TPM_Hash_Start; false if this locality may not. */
  public synchronized boolean resetEstablished(int fromLocality) {
    // TPM_ACCESS: only a dynamic root of trust, at localities 3 and 4, may.
    if (fromLocality != 3 && fromLocality != HIGHEST_LOCALITY) {
      return false;
    }
    tpm.setEstablished(false);
    return true;
  }

  public synchronized void physicalPresence(boolean asserted) {
    tpm.physicalPresence(asserted);
  }

  /**
   * {@return whether an Authenticated Countdown Timer has come to its end; false if the TPM is off}
   */
  public synchronized boolean isTimerSignaled(int number) {
    return on && tpm.isTimerSignaled(number);
  }

  /** Copies some of the TPM's state, between commands. */
  public synchronized <T> T readState(Function<StateBlobs, T> action) {
    return action.apply(tpm.state());
  }

  /** Replaces some of the TPM's state, between commands. */
  public synchronized void changeState(Consumer<StateBlobs> action) {
    action.accept(tpm.state());
  }

  /** The TPM moves: another process may have the place of its state until this needs it again. */
  public synchronized void releaseState() {
    tpm.state().release();
    released = true;
  }

  /** {@return whether this has the place of the state, which it takes if it can} */
  public synchronized boolean holdState() {
    released = !tpm.state().hold();
    return !released;
  }

  /** {@return whether this has the place of the state, which it takes again if it had let it go} */
  public synchronized boolean hasState() {
    return !released || holdState();
  }

  /** {@return how long a command or a response may be} */
  public int maxCommandBytes() {
    return tpm.maxCommandBytes();
  }

  /** The machine's interface to the TPM has a buffer of this many bytes. */
  public synchronized void limitMessages(int bytes) {
    tpm.limitMessages(bytes);
  }

  public TpmDescription description() {
    return tpm.description();
  }
}
