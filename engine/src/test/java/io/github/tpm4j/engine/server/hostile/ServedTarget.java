package io.github.tpm4j.engine.server.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.TpmConfiguration;
import io.github.tpm4j.engine.server.EngineTpm;
import io.github.tpm4j.engine.server.RawClient;
import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.engine.server.mssim.MssimServer;
import io.github.tpm4j.engine.server.swtpm.SwtpmServer;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** The bundled TPM behind a server in this process, and an honest client of it. */
record ServedTarget(TpmServer server, String tcti) implements AutoCloseable {
  /** What a client may take for a request: short, as tests wait for its end. */
  private static final Duration REQUEST_LIMIT = Duration.ofMillis(300);

  private static final Duration LONGEST_POLL = Duration.ofMillis(1);
  private static final int PORT_ATTEMPTS = 20;
  private static final String INIT = "00000002 00000000";
  private static final byte[] STARTUP = hex("80010000000c000001440000");
  private static final byte[] GET_RANDOM = hex("80010000000c0000017b0008");
  private static final int RESPONSE_CODE_OFFSET = 6;

  /** TPM_RC_INITIALIZE: it was started up before. */
  private static final int INITIALIZE = 0x100;

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
    return MssimServer.listen(tpm(), new ServerAddress.Tcp(ServerAddress.LOOPBACK, 0));
  }

  private static ServedTarget mssim(TpmServer.Builder builder) {
    TpmServer server = builder.requestLimit(REQUEST_LIMIT).start();
    return new ServedTarget(server, "mssim:host=127.0.0.1,port=" + port(server));
  }

  static ServedTarget swtpm(Path folder) throws IOException {
    for (int attempt = 1; ; attempt++) {
      int port;
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      try {
        TpmServer server = swtpm("tcp:" + port, "tcp:" + (port + 1));
        return new ServedTarget(server, "swtpm:host=127.0.0.1,port=" + port);
      } catch (IOException | IllegalArgumentException e) {
        // The next port is taken, or there is none.
        assertTrue(attempt < PORT_ATTEMPTS, e::getMessage);
      }
    }
  }

  static ServedTarget swtpmUnix(Path folder) throws IOException {
    Path data = folder.resolve("data");
    return new ServedTarget(swtpm("unix:" + data, "unix:" + data + ".ctrl"), "swtpm:path=" + data);
  }

  private static TpmServer swtpm(String data, String control) throws IOException {
    return SwtpmServer.listen(
            tpm(),
            Optional.of(ServerAddress.parse(data)),
            Optional.of(ServerAddress.parse(control)))
        .requestLimit(REQUEST_LIMIT)
        .start();
  }

  private static TpmPlatform tpm() {
    MemoryStore store = new MemoryStore();
    return new TpmPlatform(new EngineTpm(new Tpm(TpmConfiguration.of(store)), store, false));
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
      int code = responseCode(client.transmit(STARTUP));
      assertTrue(code == 0 || code == INITIALIZE, () -> Integer.toHexString(code));
      useTpm(client);
    }
  }

  static void useTpm(Transport client) throws IOException {
    assertEquals(0, responseCode(client.transmit(GET_RANDOM)));
  }

  private static int responseCode(byte[] response) {
    return ByteBuffer.wrap(response).getInt(RESPONSE_CODE_OFFSET);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
