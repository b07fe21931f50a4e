package io.github.tpm4j.engine.server.mssim;

import static io.github.tpm4j.engine.server.RecordingTpm.COMMAND;
import static io.github.tpm4j.engine.server.RecordingTpm.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.engine.server.RecordingTpm;
import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.peers.RawClient;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server of a TPM that records what reaches it, for each test. */
abstract class MssimServed {
  static final String FRAME = "00000008 00 0000000a ";
  static final String FRAMED_SUCCESS = "0000000a" + SUCCESS + "00000000";
  static final String DONE = "00000000";

  final RecordingTpm tpm = new RecordingTpm();
  private final TpmPlatform platform = new TpmPlatform(tpm);
  TpmServer server;

  @BeforeEach
  void start() throws IOException {
    platform.powerOn();
    server =
        MssimServer.listen(platform, new ServerAddress.Tcp(ServerAddress.LOOPBACK, 0))
            .requestLimit(Duration.ofMillis(500))
            .start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  final RawClient commands() throws IOException {
    return RawClient.connect(server.addresses().get(0));
  }

  final RawClient platformPort() throws IOException {
    return RawClient.connect(server.addresses().get(1));
  }

  final void assertServesTheNextClient() throws IOException {
    try (RawClient client = commands()) {
      assertEquals(FRAMED_SUCCESS, client.ask(FRAME + COMMAND, 18));
    }
  }
}
