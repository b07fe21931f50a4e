package io.github.tpm4j.engine.transport;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.function.BooleanSupplier;

/** The bundled TPM 2.0; its clients start it up. */
final class EngineInProcess implements InProcessTpm {
  private final Tpm tpm;

  EngineInProcess(TpmConfiguration configuration) {
    tpm = new Tpm(configuration);
  }

  @Override
  public void powerOn() {
    tpm.powerOn();
  }

  @Override
  public byte[] execute(byte[] command, int locality, BooleanSupplier isCanceled) {
    return tpm.execute(command, locality, isCanceled);
  }

  @Override
  public void shutDown() {
    tpm.execute(shutdown(), 0);
    tpm.powerOff();
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
