package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keytool does beside the README's commands. */
@Tag("peer")
class KeytoolTest {
  @TempDir Path folder;

  private Shell shell;

  @BeforeEach
  void start() throws Exception {
    shell = Shell.in(folder, ClientTpm.BUNDLED.start(folder).tcti());
  }

  @Test
  void aKeyInSoftwareIsRefusedInWordsThatNameTheOption() {
    String refusal =
        shell
            .refuse(
                "keytool -genkeypair ${TPM/-providername TPM/} -alias soft -keyalg EC"
                    + " -dname CN=soft -keypass changeit")
            .toString();
    assertTrue(refusal.contains("add -providername TPM"), refusal);
    assertFalse(Files.exists(folder.resolve("client.tpm")));
  }

  @Test
  void aSizeThatTheTpmLacksIsRefusedInWords() throws Exception {
    try (ClientTpm.Running swtpm = ClientTpm.SWTPM.start(folder)) {
      assertLacks(shell, 8192);
      assertLacks(Shell.in(folder, swtpm.tcti()), 4096);
    }
  }

  private void assertLacks(Shell where, int bits) {
    String refusal =
        where
            .refuse(
                "keytool -genkeypair $TPM -alias big -keyalg RSA -keysize "
                    + bits
                    + " -dname CN=big -keypass changeit")
            .toString();
    assertTrue(refusal.contains("This TPM cannot make such a key"), refusal);
    assertTrue(refusal.contains("RSA " + bits), refusal);
    assertFalse(Files.exists(folder.resolve("client.tpm")));
  }

  /** P-256 and SHA-256 of JDK 17, P-384 and SHA-384 of JDK 25. */
  @Test
  void theDefaultsOfKeytoolMakeAKeyThatSigns() throws Exception {
    shell.succeed(
        "keytool -genkeypair $TPM -alias client -keyalg EC -dname CN=client -keypass changeit\n"
            + "keytool -certreq $TPM -alias client -file client.csr");
    OpensslCa.in(folder).answer();
    assertTrue(Files.size(folder.resolve("client.pem")) > 0);
  }
}
