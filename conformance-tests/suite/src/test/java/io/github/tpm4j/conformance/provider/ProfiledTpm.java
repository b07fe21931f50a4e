package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportInfo;

/** A bundled TPM that is not as others are: it lacks algorithms, or makes other signatures. */
final class ProfiledTpm implements Transport {
  private final Tpm tpm;

  private ProfiledTpm(Profile profile) {
    tpm = new Tpm(TpmConfiguration.inMemory().withProfile(profile));
    tpm.powerOn();
  }

  static RunningTpm start(Profile profile) {
    ProfiledTpm transport = new ProfiledTpm(profile);
    return RunningTpm.of(transport, transport);
  }

  @Override
  public byte[] transmit(byte[] command) {
    return tpm.execute(command, 0);
  }

  @Override
  public TransportInfo info() {
    return new TransportInfo("engine:memory", TransportInfo.Kind.IN_PROCESS, false);
  }

  @Override
  public void close() {
    // It is gone when nobody refers to it.
  }
}
