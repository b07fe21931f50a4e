package io.github.tpm4j.engine.transport;

/** A powered TPM, and how many connections use it. The last one shuts it down. */
final class SharedTpm {
  private final InProcessTpm tpm;
  private final Runnable whenPoweredOff;
  private int connections = 1;

  /**
   * @param whenPoweredOff runs when the last connection has closed
   */
  SharedTpm(InProcessTpm tpm, Runnable whenPoweredOff) {
    this.tpm = tpm;
    this.whenPoweredOff = whenPoweredOff;
    tpm.powerOn();
  }

  InProcessTpm tpm() {
    return tpm;
  }

  /** One connection more. */
  void retain() {
    connections++;
  }

  /** One connection less; the last one shuts the TPM down in order. */
  void release() {
    synchronized (SharedTpms.LOCK) {
      connections--;
      if (connections == 0) {
        tpm.shutDown();
        whenPoweredOff.run();
      }
    }
  }
}
