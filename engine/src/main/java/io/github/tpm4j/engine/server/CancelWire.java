package io.github.tpm4j.engine.server;

/** Tells a running command to end, whatever else the server waits for. */
public final class CancelWire {

  /** The TPM's end. */
  interface Tpm {
    void cancel(boolean on);
  }

  private final Tpm tpm;
  private boolean level;
  private boolean running;

  CancelWire(Tpm tpm) {
    this.tpm = tpm;
  }

  /** Sets or clears the wire, for this and all later commands. */
  public synchronized void set(boolean on) {
    level = on;
    tpm.cancel(on);
  }

  /** Cancels the command that runs now, if any, and none after it. */
  public synchronized void cancelRunning() {
    if (running) {
      tpm.cancel(true);
    }
  }

  synchronized void started() {
    running = true;
  }

  synchronized void ended() {
    running = false;
    tpm.cancel(level);
  }
}
