package io.github.tpm4j.benchmarks.tpm;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;

/** The bundled TPM in this process, its state in memory: what {@code engine:memory} is. */
public final class InProcess implements Side {
  private final Tpm tpm = new Tpm(TpmConfiguration.inMemory());

  public InProcess() {
    tpm.powerOn();
  }

  @Override
  public byte[] transmit(byte[] command) {
    return tpm.execute(command, 0);
  }

  @Override
  public void reset() {
    tpm.powerOn();
  }

  @Override
  public void close() {
    tpm.powerOff();
  }
}
