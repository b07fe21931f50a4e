package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A client of a served TPM ends its own command, by this project's transports and by libtss2's. */
@Tag("peer")
@ParameterizedClass
@EnumSource(Protocol.class)
class CancelTest {
  private static final int TPM_RC_SUCCESS = 0;
  private static final int TPM_RC_CANCELED = 0x909;
  private static final int RESPONSE_CODE_OFFSET = 6;
  private static final int HANDLE_OFFSET = 10;
  private static final long PAUSE_MILLIS = 20;

  private static final int OWNER = 0x40000001;
  private static final String CREATE_PRIMARY = "00000131";
  private static final String CREATE = "00000153";
  private static final String PASSWORD_SESSION = "00000009 40000009 0000 00 0000";
  private static final String NO_SECRET = "0004 0000 0000";
  private static final String NO_DATA_NO_PCR = "0000 00000000";

  private static final String EC_STORAGE_KEY =
      "001a 0023 000b 00030472 0000 0006 0080 0043 0010 0003 0010 0000 0000";

  /** The size of the modulus is in the place of the %s. */
  private static final String RSA_STORAGE_KEY =
      "001a 0001 000b 00030472 0000 0006 0080 0043 0010 %s 00000000 0000";

  private static final String RSA_SIGNING_KEY =
      "0016 0001 000b 00040472 0000 0010 0010 %s 00000000 0000";

  @TempDir private static Path folder;
  private static EngineServer server;
  private static String tcti;

  @Parameter private Protocol protocol;
  private final ExecutorService threads = Executors.newSingleThreadExecutor();

  @BeforeParameterizedClassInvocation
  static void start(Protocol protocol) throws IOException {
    server = protocol.start(folder);
    tcti = protocol.tcti(server, folder);
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    server.close();
  }

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void endsCreatePrimaryAndCreate_andNothingAfterThem() throws Exception {
    assertCancels(tcti);
  }

  @Test
  void endsThemByLibtss2_whereThatCan() throws Exception {
    if (protocol == Protocol.MSSIM) {
      assertCancels("tctildr:" + tcti);
    } else {
      assertRefusesToCancel("tctildr:" + tcti);
    }
  }

  /** libtss2's TCTI for swtpm has no cancel function. */
  private void assertRefusesToCancel(String name) throws Exception {
    try (Transport transport = Transports.open(name)) {
      byte[] command = command(CREATE_PRIMARY, OWNER, RSA_STORAGE_KEY.formatted("0800"));
      Future<byte[]> response = threads.submit(() -> transport.transmit(command));
      TransportException refusal =
          assertThrows(TransportException.class, () -> cancelUntilDone(transport, response));
      assertTrue(refusal.getMessage().contains("it has no way to"), refusal::getMessage);
      assertEquals(TPM_RC_SUCCESS, responseCode(response.get()));
      flush(transport, response.get());
    }
  }

  private void assertCancels(String name) throws Exception {
    try (Transport transport = Transports.open(name)) {
      assertCanBeCanceled(transport, CREATE_PRIMARY, OWNER, RSA_STORAGE_KEY);
      byte[] parent = transport.transmit(command(CREATE_PRIMARY, OWNER, EC_STORAGE_KEY));
      int parentHandle = ByteBuffer.wrap(parent).getInt(HANDLE_OFFSET);
      assertCanBeCanceled(transport, CREATE, parentHandle, RSA_SIGNING_KEY);
      flush(transport, parent);
    }
  }

  private void assertCanBeCanceled(Transport transport, String code, int parent, String template)
      throws Exception {
    byte[] large = command(code, parent, template.formatted("1000"));
    Future<byte[]> response = threads.submit(() -> transport.transmit(large));
    cancelUntilDone(transport, response);
    assertEquals(TPM_RC_CANCELED, responseCode(response.get()), "of an RSA-4096 key");
    byte[] small = transport.transmit(command(code, parent, template.formatted("0400")));
    assertEquals(TPM_RC_SUCCESS, responseCode(small), "of an RSA-1024 key");
    if (code.equals(CREATE_PRIMARY)) {
      flush(transport, small);
    }
  }

  private static void cancelUntilDone(Transport transport, Future<?> response) throws Exception {
    while (!response.isDone()) {
      transport.cancel();
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static void flush(Transport transport, byte[] created) throws TransportException {
    String handle = HexFormat.of().toHexDigits(ByteBuffer.wrap(created).getInt(HANDLE_OFFSET));
    byte[] response = transport.transmit(hex("8001 0000000e 00000165" + handle));
    assertEquals(TPM_RC_SUCCESS, responseCode(response), "TPM2_FlushContext");
  }

  private static byte[] command(String code, int handle, String template) {
    String parent = HexFormat.of().toHexDigits(handle);
    byte[] command =
        hex(
            "8002 00000000"
                + code
                + parent
                + PASSWORD_SESSION
                + NO_SECRET
                + template
                + NO_DATA_NO_PCR);
    ByteBuffer.wrap(command).putInt(Short.BYTES, command.length);
    return command;
  }

  private static int responseCode(byte[] response) {
    return ByteBuffer.wrap(response).getInt(RESPONSE_CODE_OFFSET);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replace(" ", ""));
  }
}
