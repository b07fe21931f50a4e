package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.conformance.peer.Swtpm;
import java.io.IOException;

/** The TPMs that the provider's contract is held against. */
enum TestTpm {
  SWTPM {
    @Override
    RunningTpm start() throws IOException {
      Swtpm swtpm = Swtpm.tcp();
      return new RunningTpm(swtpm.tcti(), swtpm);
    }
  };

  /** Starts a new TPM. */
  abstract RunningTpm start() throws IOException;
}
