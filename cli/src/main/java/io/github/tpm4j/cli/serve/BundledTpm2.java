package io.github.tpm4j.cli.serve;

import io.github.tpm4j.cli.swtpm.SwtpmSourceOptions;
import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.manufacture.EkCertificates;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.server.EngineTpm;
import io.github.tpm4j.engine.server.ServedTpm;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import java.io.IOException;

/** The bundled TPM 2.0. */
record BundledTpm2(StateOptions options, SwtpmSourceOptions source, Profile profile)
    implements BundledTpm {

  @Override
  public StateStore open() throws IOException {
    return options.open();
  }

  @Override
  public ServedTpm over(StateStore store, StateProtection migration) throws IOException {
    takeOver(store);
    requireCertifiableKeys(store);
    Tpm tpm =
        new Tpm(
            TpmConfiguration.of(store)
                .withProfile(profile)
                .withEkCertificates(options.ekCertificates()));
    return new EngineTpm(tpm, store, options.isEncrypted(), migration);
  }

  /** The TPM of swtpm that is asked for, where none is there yet. */
  private void takeOver(StateStore store) throws IOException {
    if (!source.isGiven()) {
      options.requireNoneOfSwtpm(store);
    } else if (store.load().isEmpty()) {
      source.into(store, profile);
    }
  }

  /** At once, and not when a client powers a new TPM on. */
  private void requireCertifiableKeys(StateStore store) {
    EkCertificates certificates = options.ekCertificates();
    if (!certificates.fit(profile) && store.load().isEmpty()) {
      certificates.requireKeysOf(profile);
    }
  }
}
