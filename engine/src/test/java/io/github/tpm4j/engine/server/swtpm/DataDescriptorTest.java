package io.github.tpm4j.engine.server.swtpm;

import static io.github.tpm4j.engine.server.RecordingTpm.COMMAND;
import static io.github.tpm4j.engine.server.RecordingTpm.SUCCESS;
import static io.github.tpm4j.engine.server.RecordingTpm.TPM_RC_FAILURE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.server.RecordingTpm;
import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import io.github.tpm4j.transport.nativeio.NativeConnection;
import io.github.tpm4j.transport.nativeio.NativeListener;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CMD_SET_DATAFD, as QEMU uses it. */
class DataDescriptorTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] SET_DATAFD = HEX.parseHex("00000010");

  @TempDir private Path folder;
  private Path path;
  private TpmServer server;

  @BeforeEach
  void start() throws IOException {
    path = folder.resolve("ctrl");
    server = open();
  }

  private TpmServer open() throws IOException {
    TpmPlatform platform = new TpmPlatform(new RecordingTpm());
    Optional<ServerAddress> control = Optional.of(new ServerAddress.Unix(path));
    return start(SwtpmServer.listen(platform, Optional.empty(), control));
  }

  TpmServer start(TpmServer.Builder builder) {
    return builder.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    assertFalse(Files.exists(path));
  }

  private static String ask(NativeConnection connection, String hex, int length)
      throws IOException {
    connection.write(HEX.parseHex(hex));
    return receive(connection, length);
  }

  private static String receive(NativeConnection connection, int length) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(length);
    while (answer.hasRemaining() && connection.read(answer) > 0) {}
    return HEX.formatHex(answer.array(), 0, answer.position());
  }

  /** Gives the server one end of a pair, and returns the other. */
  private static NativeConnection passData(NativeConnection control, String answer)
      throws IOException {
    List<NativeConnection> pair = NativeConnection.pair();
    control.pass(pair.get(1), SET_DATAFD);
    assertEquals(answer, receive(control, 4));
    return pair.get(0);
  }

  @Test
  void servesThePassedSocket_alsoBeforeInit() throws IOException {
    try (NativeConnection control = NativeConnection.connect(path);
        NativeConnection data = passData(control, "00000000")) {
      assertEquals(TPM_RC_FAILURE, ask(data, COMMAND, 10));
      assertEquals("00000000", ask(control, "0000000200000000", 4));
      assertEquals(SUCCESS, ask(data, COMMAND, 10));
      assertEquals(SUCCESS, ask(data, COMMAND, 10));
    }
  }

  @Test
  void servesTheNextPassedSocketWhenTheLastHasEnded() throws IOException {
    for (int i = 0; i < 3; i++) {
      try (NativeConnection control = NativeConnection.connect(path);
          NativeConnection data = passData(control, "00000000")) {
        assertEquals(TPM_RC_FAILURE, ask(data, COMMAND, 10));
      }
    }
  }

  @Test
  void refusesSetDatafdWithoutASocket() throws IOException {
    try (NativeConnection control = NativeConnection.connect(path)) {
      assertEquals("00000003", ask(control, "00000010", 4));
      assertEquals("000000000001ffff", ask(control, "00000001", 8));
    }
  }

  @Test
  void closesDescriptorsThatNobodyTakes() throws IOException {
    String[] others = {"00000001", "0000000f", "ffffffff"};
    try (NativeConnection control = NativeConnection.connect(path)) {
      ask(control, "00000001", 8);
      // The last one stays until the next comes.
      long before = openDescriptors() + 1;
      for (int i = 0; i < 50; i++) {
        List<NativeConnection> pair = NativeConnection.pair();
        control.pass(pair.get(1), HEX.parseHex(others[i % others.length]));
        receive(control, i % others.length == 2 ? 4 : 8);
        pair.get(0).close();
      }
      long after = openDescriptors();
      assertTrue(after <= before, () -> after + " after " + before);
    }
  }

  private static long openDescriptors() {
    return new File("/proc/self/fd").list().length;
  }

  @Test
  void endsTheDataChannelWithTheServer() throws IOException {
    try (NativeConnection control = NativeConnection.connect(path);
        NativeConnection data = passData(control, "00000000")) {
      assertEquals(TPM_RC_FAILURE, ask(data, COMMAND, 10));
      server.close();
      assertEquals("", receive(data, 1));
      assertEquals("", receive(control, 1));
    }
  }

  @Test
  void letsOnlyTheOwnerConnect() throws IOException {
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
  }

  @Test
  void replacesTheFileOfAServerThatDied_butNotOfOneThatLives() throws IOException {
    IOException refusal = assertThrows(IOException.class, this::open);
    assertEquals("another server listens at " + path, refusal.getMessage());
    server.close();
    NativeListener.listen(path, 1).close();
    assertTrue(Files.exists(path));
    server = open();
    server.close();
    Files.writeString(path, "precious");
    assertThrows(IOException.class, this::open);
    assertEquals("precious", Files.readString(path));
    Files.delete(path);
  }
}
