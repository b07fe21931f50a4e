package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.JavaCommand;
import io.github.tpm4j.peers.ResourceManager;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A program that does nothing holds nothing in a TPM that a resource manager shares out. */
@Tag("peer")
class IdleBehindManagerTest {
  private static final String TCTI = "tctildr:tabrmd:bus_type=session";

  @Test
  void givesItsSessionsBack_andGoesOnAfterwards_swtpm() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      assertGivesBack(swtpm.tcti());
    }
  }

  @Test
  void givesItsSessionsBack_andGoesOnAfterwards_bundled() throws Exception {
    try (EngineServer server = EngineServer.swtpm()) {
      assertGivesBack("swtpm:host=127.0.0.1,port=" + server.port());
    }
  }

  private static void assertGivesBack(String tcti) throws Exception {
    try (ResourceManager manager = ResourceManager.above(tcti)) {
      String[] program = JavaCommand.of(SignAndIdle.class, TCTI).toArray(String[]::new);
      assertEquals("signed again", manager.reachedBy(Tool.of(program)).succeed().text());
    }
  }
}
