package io.github.tpm4j.conformance.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolFailure;
import io.github.tpm4j.peers.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that serves: its start, its end and what it leaves. */
@Tag("peer")
class ServeCommandTest {
  private static final int MAXIMUM_RESIDENT_KILOBYTES = 120 * 1024;

  @TempDir private Path folder;

  private EngineServer start(String startup, String... more) throws IOException {
    String[] arguments = new String[7 + more.length];
    String[] fixed = {
      "mssim", "--port", "0", "--state", folder.resolve("state").toString(), "--startup", startup
    };
    System.arraycopy(fixed, 0, arguments, 0, fixed.length);
    System.arraycopy(more, 0, arguments, fixed.length, more.length);
    return EngineServer.start(arguments);
  }

  private ToolResult run(EngineServer server, String script) {
    return Tool.of("bash", "-euo", "pipefail", "-c", script)
        .tpm("mssim:host=127.0.0.1,port=" + server.port())
        .in(folder)
        .succeed();
  }

  @Test
  void savesStateAtSigterm_forStartupState() throws IOException {
    String read = "tpm2_pcrread sha256:0,1";
    String before;
    try (EngineServer server = start("clear")) {
      before = run(server, "tpm2_pcrextend 1:sha256=%064d;".formatted(7) + read).text();
      assertEquals(0, server.terminate());
    }
    try (EngineServer server = start("state")) {
      assertEquals(before, run(server, read).text());
    }
  }

  @Test
  void keepsWhatWasAcknowledgedBeforeSigkill() throws IOException {
    try (EngineServer server = start("clear")) {
      run(
          server,
          "tpm2_nvdefine -Q 0x1500001 -C o -s 4; echo -n abcd | tpm2_nvwrite 0x1500001 -C o -i -");
      server.kill();
    }
    try (EngineServer server = start("clear")) {
      assertEquals("abcd", run(server, "tpm2_nvread 0x1500001 -C o -s 4").text());
    }
  }

  @Test
  void hasItsCertificatesForItsFirstClient() throws IOException {
    try (EngineServer server = start("clear")) {
      verifyCertificate(server);
    }
  }

  @Test
  void hasItsCertificates_alsoWhereItIsKilledOnceItIsReady() throws IOException {
    start("clear").kill();
    try (EngineServer server = start("clear")) {
      verifyCertificate(server);
    }
  }

  private void verifyCertificate(EngineServer server) {
    String verify =
        "tpm2_nvread 0x01c0000a -o ek.der; openssl x509 -inform der -in ek.der -out ek.pem;"
            + " openssl verify -CAfile state/ek-ca.pem ek.pem";
    assertEquals("ek.pem: OK\n", run(server, verify).text());
  }

  @Test
  void refusesStartupStateWithoutSavedState() {
    ToolFailure failure = assertThrows(ToolFailure.class, () -> start("state").close());
    assertTrue(failure.getMessage().contains("--startup clear"), failure::getMessage);
  }

  @Test
  void refusesADirectoryThatAnotherProcessUses() throws IOException {
    try (EngineServer server = start("clear")) {
      ToolFailure failure = assertThrows(ToolFailure.class, () -> start("clear").close());
      assertTrue(failure.getMessage().contains("in use by another process"), failure::getMessage);
      run(server, "tpm2_getrandom 4 -o /dev/null");
    }
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (EngineServer server = start("clear")) {
      String port = Integer.toString(server.port());
      ToolResult refusal = EngineServer.refuse("mssim", "--port", port, "--state", "memory");
      assertTrue(refusal.errors().contains("cannot listen at tcp:" + port), refusal::toString);
    }
  }

  @Test
  void encryptsWithAKeyFile_andOpensOnlyWithThat() throws IOException {
    Path key = folder.resolve("key");
    Files.write(key, new byte[32]);
    start("clear", "--state-key-file", key.toString()).close();
    ToolFailure failure = assertThrows(ToolFailure.class, () -> start("clear").close());
    assertTrue(failure.getMessage().contains("encrypted"), failure::getMessage);
    start("clear", "--state-key-file", key.toString()).close();
  }

  @Test
  void encryptsWithAPassword_andOpensOnlyWithThat() throws IOException {
    Path right = Files.writeString(folder.resolve("right"), "correct horse\n");
    Path wrong = Files.writeString(folder.resolve("wrong"), "battery staple\n");
    start("clear", "--state-password-file", right.toString()).close();
    assertThrows(
        ToolFailure.class, () -> start("clear", "--state-password-file", wrong.toString()).close());
    start("clear", "--state-password-file", right.toString()).close();
  }

  @Test
  void hasTheAlgorithmsThatItIsTold_alsoOverAnOldState() throws IOException {
    start("clear").close();
    try (EngineServer server = start("clear", "--with", "nist_p192", "--without", "sha512,sha1")) {
      String curves = run(server, "tpm2_getcap ecc-curves").text();
      assertTrue(curves.contains("NIST_P192"), curves);
      String algorithms = run(server, "tpm2_getcap algorithms").text();
      assertTrue(!algorithms.contains("sha1:") && !algorithms.contains("sha512"), algorithms);
      run(server, "tpm2_pcrread sha256:0 && tpm2_createprimary -Q -C o -G ecc192 -c p.ctx");
    }
  }

  @Test
  void hasSha3OnlyIfTold_alsoOverAnOldState() throws IOException {
    String listed = "tpm2_getcap algorithms | grep -c sha3_ || true";
    try (EngineServer server = start("clear")) {
      assertEquals("0", run(server, listed).text().strip());
    }
    try (EngineServer server = start("clear", "--with", "sha3_256,sha3_512")) {
      assertEquals("2", run(server, listed).text().strip());
    }
    try (EngineServer server = start("clear")) {
      run(server, "tpm2_pcrread sha256:0 && tpm2_createprimary -Q -C o -c p.ctx");
    }
  }

  @Test
  void aNewTpmFollowsTheProfileThatItIsTold_andKeepsIt() throws IOException {
    String revision = "tpm2_getcap properties-fixed | grep -A 2 TPM2_PT_REVISION";
    try (EngineServer server = start("clear", "--profile", "184")) {
      String value = run(server, revision).text();
      assertTrue(value.contains("value: 1.84"), value);
    }
    try (EngineServer server = start("clear", "--profile", "159")) {
      String value = run(server, revision).text();
      assertTrue(value.contains("value: 1.84"), value);
      run(server, "tpm2_createprimary -Q -C o -c p.ctx");
    }
  }

  @Test
  void saltsPssWithTheMaximum_ifTold() throws IOException {
    try (EngineServer server = start("clear", "--pss-salt", "maximum")) {
      run(
          server,
          """
          tpm2_createprimary -Q -C o -c p.ctx; tpm2_flushcontext -t
          tpm2_create -Q -C p.ctx -G rsa2048:rsapss:null -u k.pub -r k.priv -c k.ctx; tpm2_flushcontext -t
          tpm2_readpublic -Q -c k.ctx -f pem -o k.pem; tpm2_flushcontext -t
          echo hello > m; tpm2_sign -Q -c k.ctx -g sha256 -s rsapss -f plain -o sig m
          openssl dgst -sha256 -verify k.pem -signature sig \
            -sigopt rsa_padding_mode:pss -sigopt rsa_pss_saltlen:222 m
          """);
    }
  }

  @Test
  void refusesNonsense_status2() {
    for (String[] nonsense :
        new String[][] {
          {"swtpm", "--state", "memory"},
          {"swtpm", "--state", "memory", "--server", "tcp:0"},
          {"swtpm", "--state", "memory", "--server", "udp:1", "--startup", "clear"},
          {"swtpm", "--state", "memory", "--server", "tcp:99999", "--startup", "clear"},
          {"mssim", "--port", "0"},
          {"mssim", "--port", "0", "--state", "memory", "--startup", "maybe"},
        }) {
      assertEquals(2, EngineServer.refuse(nonsense).status(), String.join(" ", nonsense));
    }
  }

  @Test
  void takesLessThan120MegabytesAfterWork() throws IOException {
    try (EngineServer server = start("clear")) {
      run(
          server,
          """
          for i in $(seq 5); do
            tpm2_createprimary -Q -G rsa2048 -c p
            tpm2_getrandom 32 -o /dev/null
            tpm2_flushcontext -t
          done
          """);
      int resident = server.residentKilobytes();
      assertTrue(resident < MAXIMUM_RESIDENT_KILOBYTES, resident + " kB");
    }
  }
}
