package io.github.tpm4j.signers;

import io.github.tpm4j.peers.Swtpm;
import java.io.IOException;

/** The TPMs that hold the keys of the programs. */
enum SigningTpm {
  BUNDLED {
    @Override
    Running start() {
      return new Running("engine:memory", () -> {});
    }
  },
  SWTPM {
    @Override
    Running start() throws IOException {
      Swtpm swtpm = Swtpm.tcp();
      return new Running(swtpm.tcti(), swtpm);
    }
  };

  /** A new TPM. */
  abstract Running start() throws IOException;

  /**
   * A TPM that can be used.
   *
   * @param tcti how it is reached
   * @param server ends it
   */
  record Running(String tcti, AutoCloseable server) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      server.close();
    }
  }
}
