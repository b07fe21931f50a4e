package io.github.tpm4j.conformance.clients;

import io.github.tpm4j.peers.Swtpm;
import java.io.IOException;
import java.nio.file.Path;

/** TPMs that outlive the programs that use them. */
enum ClientTpm {
  BUNDLED {
    @Override
    Running start(Path folder) {
      return new Running("engine:dir=" + folder.resolve("tpm"), () -> {});
    }
  },
  SWTPM {
    @Override
    Running start(Path folder) throws IOException {
      Swtpm swtpm = Swtpm.tcp();
      return new Running(swtpm.tcti(), swtpm);
    }
  };

  /** A new TPM, whose state is in the folder if it does not keep it itself. */
  abstract Running start(Path folder) throws IOException;

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
