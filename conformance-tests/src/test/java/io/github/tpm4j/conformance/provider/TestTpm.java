package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.conformance.peer.Swtpm;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;

/** The TPMs that the provider's contract is held against. */
enum TestTpm {
  SWTPM {
    @Override
    RunningTpm start() throws IOException {
      Swtpm swtpm = Swtpm.tcp();
      return RunningTpm.of(Transports.open(swtpm.tcti()), swtpm);
    }
  },
  BUNDLED {
    @Override
    RunningTpm start() throws IOException {
      Transport transport = Transports.open("engine:memory");
      return RunningTpm.of(transport, transport);
    }
  };

  /** Starts a new TPM. */
  abstract RunningTpm start() throws IOException;
}
