package io.github.tpm4j.benchmarks.tpm;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.profile.Profile;

/** The bundled TPM in this process, its state in memory: what {@code engine:memory} is. */
public final class InProcess implements Side {
  private final Tpm tpm;

  public InProcess() {
    this(Profile.pcClient());
  }

  /** With the algorithms and limits of a profile. */
  public InProcess(Profile profile) {
    tpm = new Tpm(TpmConfiguration.inMemory().withProfile(profile));
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
