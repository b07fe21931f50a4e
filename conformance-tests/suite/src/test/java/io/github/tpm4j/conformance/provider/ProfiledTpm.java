package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportInfo;

/** A bundled TPM that is not as others are: it lacks algorithms, or makes other signatures. */
final class ProfiledTpm implements Transport {
  private final Tpm tpm;

  private ProfiledTpm(TpmConfiguration configuration) {
    tpm = new Tpm(configuration);
    tpm.powerOn();
  }

  static RunningTpm start(Profile profile) {
    return start(profile, new MemoryStore());
  }

  /** A TPM whose state may be another's, which no longer runs. */
  static RunningTpm start(Profile profile, MemoryStore state) {
    ProfiledTpm transport = new ProfiledTpm(TpmConfiguration.of(state).withProfile(profile));
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
