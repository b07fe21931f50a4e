package io.github.tpm4j.engine.transport;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.wire.TpmWriter;

/** A powered TPM, and how many connections use it. The last one shuts it down. */
final class SharedTpm {
  private final Tpm tpm;
  private final Runnable whenPoweredOff;
  private int connections = 1;

  /** For one connection only, with which its state goes. */
  SharedTpm(TpmConfiguration configuration) {
    this(configuration, configuration.store()::close);
  }

  /**
   * @param whenPoweredOff runs when the last connection has closed
   */
  SharedTpm(TpmConfiguration configuration, Runnable whenPoweredOff) {
    tpm = new Tpm(configuration);
    this.whenPoweredOff = whenPoweredOff;
    tpm.powerOn();
  }

  Tpm tpm() {
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
        tpm.execute(shutdown(), 0);
        tpm.powerOff();
        whenPoweredOff.run();
      }
    }
  }

  /** TPM2_Shutdown(CLEAR); refused by a TPM that was not started, which has nothing to save. */
  private static byte[] shutdown() {
    TpmWriter out = new TpmWriter(12);
    TpmSt.NO_SESSIONS.write(out);
    out.u32(12);
    TpmCc.SHUTDOWN.write(out);
    TpmSu.CLEAR.write(out);
    return out.toByteArray();
  }
}
