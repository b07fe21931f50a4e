package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.server.ServedTpm;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import java.io.IOException;

/** Which of the bundled TPMs is served, over which state. */
interface BundledTpm {

  /** Opens the state; the caller closes it. */
  StateStore open() throws IOException;

  /**
   * A TPM that is off.
   *
   * @param store what {@link #open} has opened
   * @param migration what protects the state on its way to another place
   */
  ServedTpm over(StateStore store, StateProtection migration) throws IOException;
}
