package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Tool;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** keytool, jarsigner and a TLS client in JVMs of their own, by the guide's very commands. */
@Tag("peer")
class KeytoolGuideTest {
  private static final int REQUEST = 1;
  private static final int REPLY = 2;
  private static final int CONNECT = 3;
  private static final int JAR = 4;
  private static final int IMPORT = 5;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void commandsOfTheGuideWork(ClientTpm kind) throws Exception {
    List<String> blocks = KeytoolGuide.blocks();
    OpensslCa ca = OpensslCa.in(folder);
    try (ClientTpm.Running tpm = kind.start(folder)) {
      Shell shell = Shell.in(folder, tpm.tcti());
      shell.succeed(blocks.get(REQUEST));
      ca.answer();
      String list = shell.succeed(blocks.get(REPLY)).text();
      assertTrue(list.contains("web, ") && list.contains("PrivateKeyEntry"), list);
      assertFalse(list.contains("client, "), list);
      connect(ca, shell, blocks.get(CONNECT));
      makeJar();
      String verdict = shell.succeed(blocks.get(JAR)).text();
      assertTrue(verdict.contains("jar verified."), verdict);
      String rest = shell.succeed("keytool -list $TPM").text();
      assertTrue(rest.contains("contains 1 entry") && rest.contains("trustedCertEntry"), rest);
      takeIn(shell, blocks.get(IMPORT));
    }
    assertEquals(blocks.size(), IMPORT + 1, "a block of the guide is not run");
  }

  private void connect(OpensslCa ca, Shell shell, String commands) throws Exception {
    try (InputStream source = getClass().getResourceAsStream("Fetch.java")) {
      Files.copy(source, folder.resolve("Fetch.java"));
    }
    try (MutualTlsServer server = new MutualTlsServer(ca)) {
      String pages = shell.succeed("URL=" + server.url() + "\n" + commands).text();
      assertEquals("Hello CN=client\nHello CN=client\n", pages);
    }
  }

  private static void takeIn(Shell shell, String commands) {
    shell.succeed(
        "keytool -genkeypair -keystore software.p12 -storepass changeit -alias old -keyalg EC"
            + " -groupname secp256r1 -dname CN=old -keypass changeit");
    shell.succeed(commands);
    String list = shell.succeed("keytool -list ${TPM/client.tpm/imported.tpm}").text();
    assertTrue(list.contains("old, ") && list.contains("PrivateKeyEntry"), list);
  }

  private void makeJar() throws Exception {
    Files.writeString(folder.resolve("content"), "signed by a TPM");
    String jar = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
    Tool.of(jar, "--create", "--file", "app.jar", "content").in(folder).succeed();
  }
}
