package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.server.ServedTpm;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.tpm12.engine.Tpm12;
import io.github.tpm4j.tpm12.engine.Tpm12Configuration;
import io.github.tpm4j.tpm12.engine.server.EngineTpm12;
import java.io.IOException;

/** The bundled TPM 1.2. */
record BundledTpm12(StateOptions options) implements BundledTpm {

  @Override
  public StateStore open() throws IOException {
    return options.openTpm12();
  }

  @Override
  public ServedTpm over(StateStore store, StateProtection migration) {
    Tpm12 tpm = new Tpm12(Tpm12Configuration.of(store));
    return new EngineTpm12(tpm, store, options.isEncrypted(), migration);
  }
}
