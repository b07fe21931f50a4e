package io.github.tpm4j.conformance.server.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.transport.nativeio.NativeConnection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that have only a control channel, as QEMU starts them: swtpm's and the bundled TPM's. */
@Tag("peer")
class PassedDataChannelTest {
  private static final String READ_CLOCK = "80010000000a00000181";
  private static final HexFormat HEX = HexFormat.of();

  @TempDir private Path folder;

  private ControlledTpm swtpm() throws IOException {
    Path control = folder.resolve("swtpm");
    Path state = Files.createDirectory(folder.resolve("swtpm.state"));
    byte[] key = new byte[32];
    Files.write(folder.resolve("key"), key);
    Swtpm server =
        Swtpm.with(
            state,
            "--ctrl",
            "type=unixio,path=" + control,
            "--key",
            "format=binary,mode=aes-256-cbc,file=" + folder.resolve("key"));
    return new ControlledTpm(control, control, server, server::awaitEnd);
  }

  private ControlledTpm bundled() throws IOException {
    Path control = folder.resolve("bundled");
    EngineServer server =
        EngineServer.start(
            "swtpm",
            "--ctrl",
            "unix:" + control,
            "--state",
            folder.resolve("bundled.state").toString(),
            "--state-key-file",
            folder.resolve("key").toString());
    return new ControlledTpm(control, control, server, server::awaitEnd);
  }

  @Test
  void areAskedAlikeFromSetDatafdToShutdown() throws IOException {
    try (ControlledTpm swtpm = swtpm();
        ControlledTpm bundled = bundled()) {
      assertEquals(conversation(swtpm), conversation(bundled));
    }
  }

  private static List<String> conversation(ControlledTpm tpm) throws IOException {
    List<String> seen = new ArrayList<>();
    List<NativeConnection> pair = NativeConnection.pair();
    try (NativeConnection data = pair.get(0);
        NativeConnection control = NativeConnection.connect(tpm.control())) {
      control.pass(pair.get(1), ControlledTpm.bytes("00000010"));
      InputStream answers = Channels.newInputStream(control);
      seen.add("SET_DATAFD " + HEX.formatHex(answers.readNBytes(4)));
      seen.add("before INIT " + command(data, READ_CLOCK));
      seen.add("GET_CONFIG " + ask(control, "0000000f", 8));
      seen.add("INIT " + ask(control, "0000000200000000", 4));
      seen.add("before Startup " + command(data, READ_CLOCK));
      seen.add("Startup " + command(data, ControlledTpm.STARTUP));
      seen.add("ReadClock " + command(data, READ_CLOCK).substring(0, 20));
      seen.add("STOP " + ask(control, "0000000e", 4));
      seen.add("after STOP " + command(data, READ_CLOCK));
      seen.add("INIT " + ask(control, "0000000200000000", 4));
      seen.add("SHUTDOWN " + ask(control, "00000003", 4));
    }
    seen.add("exit status " + tpm.end().getAsInt());
    return seen;
  }

  private static String ask(NativeConnection connection, String request, int answerBytes)
      throws IOException {
    connection.write(ControlledTpm.bytes(request));
    return HEX.formatHex(Channels.newInputStream(connection).readNBytes(answerBytes));
  }

  private static String command(NativeConnection connection, String command) throws IOException {
    connection.write(ControlledTpm.bytes(command));
    return HEX.formatHex(ControlledTpm.response(Channels.newInputStream(connection)));
  }
}
