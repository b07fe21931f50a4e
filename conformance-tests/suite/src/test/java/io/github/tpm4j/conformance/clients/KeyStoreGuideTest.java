package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.Tool;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The very commands of the guide to KeyStores; tpm2-tools' where they reach the TPM. */
@Tag("peer")
class KeyStoreGuideTest {
  private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
  private static final int PASSWORD = 0;
  private static final int SECRET = 1;
  private static final int REQUEST = 2;
  private static final int REPLY = 3;
  private static final int CONNECT = 4;
  private static final int JAR = 5;
  private static final int OTHER_TOOLS = 6;
  private static final int OF_OTHERS = 7;
  private static final int END = 8;
  private static final int FORMAT = 9;

  @TempDir Path folder;

  private Shell shell;
  private List<String> blocks;

  @ParameterizedTest
  @EnumSource
  void commandsOfTheGuideWork(ClientTpm kind) throws Exception {
    blocks =
        BLOCK
            .matcher(Files.readString(Checkout.root().resolve("docs/keystore.md")))
            .results()
            .map(block -> block.group(1))
            .toList();
    assertEquals(blocks.size(), FORMAT + 1, "a block of the guide is not run");
    OpensslCa ca = OpensslCa.in(folder);
    try (ClientTpm.Running tpm = kind.start(folder)) {
      shell = Shell.in(folder, tpm.tcti());
      file();
      memory(ca);
      if (kind == ClientTpm.SWTPM) {
        otherTools(tpm.tcti());
      }
      String rest = run(END);
      assertFalse(rest.contains("PrivateKeyEntry") && rest.contains("client"), rest);
    }
  }

  /** With the variables that the first block of the memory's sets. */
  private String run(int block) {
    String nv = blocks.get(REQUEST).lines().findFirst().orElseThrow() + "\n";
    return shell.succeed(nv + blocks.get(block)).text();
  }

  private void file() {
    run(PASSWORD);
    String listed = run(SECRET);
    assertTrue(listed.contains("db, ") && listed.contains("SecretKeyEntry"), listed);
  }

  private void memory(OpensslCa ca) throws Exception {
    run(REQUEST);
    ca.answer();
    String listed = run(REPLY);
    assertTrue(listed.contains("client, ") && listed.contains("PrivateKeyEntry"), listed);
    try (InputStream source = getClass().getResourceAsStream("Fetch.java")) {
      Files.copy(source, folder.resolve("Fetch.java"));
    }
    try (MutualTlsServer server = new MutualTlsServer(ca)) {
      String pages = shell.succeed("URL=" + server.url() + "\n" + blocks.get(CONNECT)).text();
      assertEquals("Hello CN=client\nHello CN=client\n", pages);
    }
    Files.writeString(folder.resolve("content"), "signed by a TPM");
    String jar = Path.of(System.getProperty("java.home"), "bin", "jar").toString();
    Tool.of(jar, "--create", "--file", "app.jar", "content").in(folder).succeed();
    String verdict = run(JAR);
    assertTrue(verdict.contains("jar verified."), verdict);
  }

  private void otherTools(String tcti) {
    String tools = "export TPM2TOOLS_TCTI=" + tcti + "\n";
    String nv = blocks.get(REQUEST).lines().findFirst().orElseThrow() + "\n";
    String signed = shell.succeed(tools + blocks.get(OTHER_TOOLS)).text();
    assertTrue(signed.contains("Verified OK"), signed);
    String shown = shell.succeed(tools + blocks.get(FORMAT)).text();
    assertTrue(shown.contains("BEGIN CERTIFICATE"), shown);
    String listed = shell.succeed(tools + nv + blocks.get(OF_OTHERS)).text();
    assertTrue(listed.contains("0x81000010, ") && listed.contains("PrivateKeyEntry"), listed);
    shell.refuse(nv + "keytool -delete $NV -alias 0x81000010");
    shell.succeed(tools + "tpm2_readpublic -c 0x81000010");
  }
}
