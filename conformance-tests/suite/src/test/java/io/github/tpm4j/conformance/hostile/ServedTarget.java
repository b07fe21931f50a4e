package io.github.tpm4j.conformance.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.engine.server.mssim.MssimServer;
import io.github.tpm4j.engine.server.swtpm.SwtpmServer;
import io.github.tpm4j.peers.RawClient;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A bundled TPM behind a server in this process, and an honest client of it. */
record ServedTarget(Family family, TpmServer server, String tcti) implements AutoCloseable {
  /** What a client may take for a request: short, as tests wait for its end. */
  private static final Duration REQUEST_LIMIT = Duration.ofMillis(300);

  private static final Duration LONGEST_POLL = Duration.ofMillis(1);
  private static final int PORT_ATTEMPTS = 20;
  private static final String INIT = "00000002 00000000";
  private static final int RESPONSE_CODE_OFFSET = 6;

  /** How a target comes to be. */
  interface Start {
    ServedTarget in(Path folder) throws IOException;
  }

  static ServedTarget mssim(Path folder) throws IOException {
    return mssim(listenAsMssim());
  }

  /** By threads that follow their clients to the clients' processors. */
  static ServedTarget followed(Path folder) throws IOException {
    return mssim(listenAsMssim().followClients());
  }

  /** By threads that poll as long as they may. */
  static ServedTarget polled(Path folder) throws IOException {
    return mssim(listenAsMssim().pollClients(LONGEST_POLL));
  }

  private static TpmServer.Builder listenAsMssim() throws IOException {
    return MssimServer.listen(Family.TPM20.tpm(), new ServerAddress.Tcp(ServerAddress.LOOPBACK, 0));
  }

  private static ServedTarget mssim(TpmServer.Builder builder) {
    TpmServer server = builder.requestLimit(REQUEST_LIMIT).start();
    return new ServedTarget(Family.TPM20, server, "mssim:host=127.0.0.1,port=" + port(server));
  }

  static ServedTarget swtpm(Path folder) throws IOException {
    return swtpm(Family.TPM20);
  }

  static ServedTarget swtpmUnix(Path folder) throws IOException {
    return swtpmUnix(Family.TPM20, folder);
  }

  /** With a TPM 1.2. */
  static ServedTarget swtpm12(Path folder) throws IOException {
    return swtpm(Family.TPM12);
  }

  /** With a TPM 1.2. */
  static ServedTarget swtpm12Unix(Path folder) throws IOException {
    return swtpmUnix(Family.TPM12, folder);
  }

  private static ServedTarget swtpm(Family family) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      try {
        TpmServer server = swtpm(family, "tcp:" + port, "tcp:" + (port + 1));
        return new ServedTarget(family, server, "swtpm:host=127.0.0.1,port=" + port);
      } catch (IOException | IllegalArgumentException e) {
        // The next port is taken, or there is none.
        assertTrue(attempt < PORT_ATTEMPTS, e::getMessage);
      }
    }
  }

  private static ServedTarget swtpmUnix(Family family, Path folder) throws IOException {
    Path data = folder.resolve("data");
    TpmServer server = swtpm(family, "unix:" + data, "unix:" + data + ".ctrl");
    return new ServedTarget(family, server, "swtpm:path=" + data);
  }

  private static TpmServer swtpm(Family family, String data, String control) throws IOException {
    return SwtpmServer.listen(
            family.tpm(),
            Optional.of(ServerAddress.parse(data)),
            Optional.of(ServerAddress.parse(control)))
        .requestLimit(REQUEST_LIMIT)
        .start();
  }

  private static int port(TpmServer server) {
    return ((ServerAddress.Tcp) ServerAddress.parse(server.addresses().get(0))).port();
  }

  String address(Door door) {
    return server.addresses().get(door.address());
  }

  /** An honest client powers the TPM on, starts it up and uses it. */
  void assertServes() throws IOException {
    if (tcti.startsWith("swtpm")) {
      try (RawClient control = RawClient.connect(server.addresses().get(1))) {
        assertEquals("00000000", control.ask(INIT, 4));
      }
    }
    try (Transport client = Transports.open(tcti)) {
      int code = responseCode(client.transmit(family.startup()));
      assertTrue(family.hasStarted(code), () -> Integer.toHexString(code));
      useTpm(client);
    }
  }

  void useTpm(Transport client) throws IOException {
    assertEquals(0, responseCode(client.transmit(family.getRandom())));
  }

  private static int responseCode(byte[] response) {
    return ByteBuffer.wrap(response).getInt(RESPONSE_CODE_OFFSET);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
