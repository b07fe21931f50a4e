package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Folders;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The TPMs that the contract is held against, and the ways to reach them. */
enum TestTpm {
  SWTPM {
    @Override
    RunningTpm start() throws IOException {
      Swtpm swtpm = Swtpm.tcp();
      return RunningTpm.of(Transports.open(swtpm.tcti()), swtpm);
    }
  },
  SWTPM_UNIX {
    @Override
    RunningTpm start() throws IOException {
      Swtpm swtpm = Swtpm.unix();
      return RunningTpm.of(Transports.open(swtpm.tcti()), swtpm);
    }
  },
  SWTPM_BY_TCTILDR {
    @Override
    RunningTpm start() throws IOException {
      Swtpm swtpm = Swtpm.tcp();
      return RunningTpm.of(Transports.open("tctildr:" + swtpm.tcti()), swtpm);
    }
  },
  BUNDLED {
    @Override
    RunningTpm start() throws IOException {
      Transport transport = Transports.open("engine:memory");
      return RunningTpm.of(transport, transport);
    }

    @Override
    boolean outlivesItsConnection() {
      return false;
    }
  },
  BUNDLED_DIRECTORY {
    @Override
    RunningTpm start() throws IOException {
      Path folder = Files.createTempDirectory("tpm4j");
      Transport transport = Transports.open("engine:dir=" + folder.resolve("state"));
      return RunningTpm.of(transport, () -> Folders.delete(folder));
    }
  },
  BUNDLED_BY_MSSIM {
    @Override
    RunningTpm start() throws IOException {
      EngineServer server = EngineServer.mssim();
      String tcti = "mssim:host=127.0.0.1,port=" + server.port();
      return RunningTpm.of(Transports.open(tcti), server);
    }
  },
  BUNDLED_BY_SWTPM {
    @Override
    RunningTpm start() throws IOException {
      EngineServer server = EngineServer.swtpm();
      String tcti = "swtpm:host=127.0.0.1,port=" + server.port();
      return RunningTpm.of(Transports.open(tcti), server);
    }
  },
  BUNDLED_BY_SWTPM_UNIX {
    @Override
    RunningTpm start() throws IOException {
      Path folder = Files.createTempDirectory("tpm4j");
      EngineServer server = EngineServer.swtpm(folder);
      String tcti = "swtpm:path=" + folder.resolve("tpm.sock");
      return RunningTpm.of(
          Transports.open(tcti),
          () -> {
            server.close();
            Folders.delete(folder);
          });
    }
  };

  /** Starts a new TPM. */
  abstract RunningTpm start() throws IOException;

  /** Whether a second connection reaches the same TPM. */
  boolean outlivesItsConnection() {
    return true;
  }
}
