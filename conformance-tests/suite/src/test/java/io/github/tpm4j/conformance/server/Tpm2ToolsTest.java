package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The tpm2-tools use a served TPM as they use any other. */
@Tag("peer")
@ParameterizedClass
@EnumSource(Protocol.class)
class Tpm2ToolsTest {

  @TempDir private static Path serverFolder;
  private static EngineServer server;
  private static String tcti;

  @Parameter private Protocol protocol;
  @TempDir private Path folder;

  @BeforeParameterizedClassInvocation
  static void start(Protocol protocol) throws IOException {
    server = protocol.start(serverFolder);
    tcti = protocol.tcti(server, serverFolder);
  }

  @AfterParameterizedClassInvocation
  static void stop() throws IOException {
    server.close();
  }

  @AfterEach
  void flush() {
    run("tpm2_flushcontext -t");
  }

  private ToolResult run(String script) {
    return Tool.of("bash", "-euo", "pipefail", "-c", script).tpm(tcti).in(folder).succeed();
  }

  @Test
  void signWithAKeyThatTheyMake() {
    run(
        """
        echo message > m
        tpm2_createprimary -Q -G ecc -c primary
        tpm2_create -Q -C primary -G rsa2048 -u key.pub -r key.priv
        tpm2_flushcontext -t
        tpm2_load -Q -C primary -u key.pub -r key.priv -c key
        tpm2_flushcontext -t
        tpm2_sign -Q -c key -g sha256 -f plain -o signature m
        tpm2_readpublic -Q -c key -f pem -o key.pem
        """);
    Tool.of("openssl", "dgst", "-sha256", "-verify", "key.pem", "-signature", "signature", "m")
        .in(folder)
        .succeed();
  }

  @Test
  void extendAndReadPcr() {
    ToolResult result =
        run(
            """
            tpm2_pcrextend 16:sha256=%064d
            tpm2_pcrread sha256:16
            """
                .formatted(0));
    // SHA-256 of 64 zero bytes
    assertTrue(
        result.text().contains("F5A5FD42D16A20302798EF6ED309979B43003D2320D9F0E8EA9831A92759FB4B"),
        result::toString);
  }

  @Test
  void writeAndReadNv() throws IOException {
    Files.writeString(folder.resolve("data"), "a secret of the owner");
    ToolResult result =
        run(
            """
            tpm2_nvdefine -Q 0x1500001 -C o -s 21 -a 'ownerread|ownerwrite' > /dev/null
            tpm2_nvwrite -Q 0x1500001 -C o -i data
            tpm2_nvread 0x1500001 -C o -s 21
            """);
    assertEquals("a secret of the owner", result.text());
  }

  @Test
  void useSessionsThatOutliveAConnection() {
    ToolResult result =
        run(
            """
            tpm2_startauthsession -S session --hmac-session
            tpm2_sessionconfig session --enable-encrypt
            tpm2_getrandom --hex -S session 16
            tpm2_flushcontext session
            """);
    assertEquals(32, result.text().strip().length(), result::toString);
  }

  @Test
  void areAnsweredInBetweenBySeveralAtATime() {
    ToolResult result =
        run(
            """
            for i in $(seq 8); do tpm2_getrandom --hex 8 > random$i & done
            wait
            cat random*
            """);
    assertEquals(8 * 16, result.text().length(), result::toString);
  }
}
