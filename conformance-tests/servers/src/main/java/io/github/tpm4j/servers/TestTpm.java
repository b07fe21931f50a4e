package io.github.tpm4j.servers;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;

/** The TPMs that the keys are in: one of each kind for all tests of a JVM. */
public enum TestTpm {
  BUNDLED {
    @Override
    RunningTpm start() throws IOException {
      return RunningTpm.over(Transports.open("engine:memory"), () -> {});
    }
  },
  SWTPM {
    @Override
    RunningTpm start() throws IOException {
      Swtpm swtpm = Swtpm.tcp();
      return RunningTpm.over(Transports.open(swtpm.tcti()), swtpm);
    }
  };

  private RunningTpm running;

  abstract RunningTpm start() throws IOException;

  /** The TPM of this kind, which ends with the JVM. */
  synchronized RunningTpm running() throws IOException {
    if (running == null) {
      running = start();
      Runtime.getRuntime().addShutdownHook(new Thread(running::close));
    }
    return running;
  }
}
