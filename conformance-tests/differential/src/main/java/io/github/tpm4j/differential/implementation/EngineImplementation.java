package io.github.tpm4j.differential.implementation;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;

/** The bundled TPM with the algorithms of libtpms, in this process and in memory. */
public final class EngineImplementation implements Implementation {
  private Tpm tpm;

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public void manufacture() {
    tpm = new Tpm(TpmConfiguration.inMemory().withProfile(LibtpmsProfile.create()));
    tpm.powerOn();
  }

  @Override
  public void powerCycle() {
    tpm.powerOn();
  }

  @Override
  public byte[] execute(byte[] command, int locality) {
    return tpm.execute(command, locality);
  }

  @Override
  public void close() {
    tpm = null;
  }
}
