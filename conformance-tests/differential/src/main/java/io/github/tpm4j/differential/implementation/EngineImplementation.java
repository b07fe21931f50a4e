package io.github.tpm4j.differential.implementation;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.profile.Profile;

/** The bundled TPM in this process and in memory. */
public final class EngineImplementation implements Implementation {
  private final Profile profile;
  private Tpm tpm;

  /** With the algorithms of libtpms. */
  public EngineImplementation() {
    this(LibtpmsProfile.create());
  }

  public EngineImplementation(Profile profile) {
    this.profile = profile;
  }

  @Override
  public String name() {
    return "engine";
  }

  @Override
  public void manufacture() {
    tpm = new Tpm(TpmConfiguration.inMemory().withProfile(profile));
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
