package io.github.tpm4j.conformance.server;

import io.github.tpm4j.peers.EngineServer;
import java.io.IOException;
import java.nio.file.Path;

/** The ways in which {@code tpm4j serve} offers a TPM. */
enum Protocol {
  MSSIM {
    @Override
    EngineServer start(Path folder) throws IOException {
      return EngineServer.mssim();
    }

    @Override
    String tcti(EngineServer server, Path folder) {
      return "mssim:host=127.0.0.1,port=" + server.port();
    }
  },
  SWTPM_TCP {
    @Override
    EngineServer start(Path folder) throws IOException {
      return EngineServer.swtpm();
    }

    @Override
    String tcti(EngineServer server, Path folder) {
      return "swtpm:host=127.0.0.1,port=" + server.port();
    }
  },
  SWTPM_UNIX {
    @Override
    EngineServer start(Path folder) throws IOException {
      return EngineServer.swtpm(folder);
    }

    @Override
    String tcti(EngineServer server, Path folder) {
      return "swtpm:path=" + folder.resolve("tpm.sock");
    }
  };

  /** Serves a new TPM, started up. */
  abstract EngineServer start(Path folder) throws IOException;

  /** How tools reach it. */
  abstract String tcti(EngineServer server, Path folder);
}
