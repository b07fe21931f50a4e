package io.github.tpm4j.engine.server.swtpm;

import io.github.tpm4j.engine.server.RecordingTpm;
import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.peers.RawClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server of a TPM that records what reaches it, for each test. */
abstract class SwtpmServed {
  static final String INIT = "00000002 00000000";
  static final String OK = "00000000";

  final RecordingTpm tpm = new RecordingTpm();
  private final TpmPlatform platform = new TpmPlatform(tpm);
  TpmServer server;

  @BeforeEach
  void start() throws IOException {
    Optional<ServerAddress> any = Optional.of(ServerAddress.parse("tcp:0"));
    server = SwtpmServer.listen(platform, any, any).requestLimit(Duration.ofMillis(500)).start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  final RawClient data() throws IOException {
    return RawClient.connect(server.addresses().get(0));
  }

  final RawClient control() throws IOException {
    return RawClient.connect(server.addresses().get(1));
  }

  final String command(String hex, int answerLength) throws IOException {
    try (RawClient client = data()) {
      return client.ask(hex, answerLength);
    }
  }

  final String request(String hex, int answerLength) throws IOException {
    try (RawClient client = control()) {
      return client.ask(hex, answerLength);
    }
  }
}
