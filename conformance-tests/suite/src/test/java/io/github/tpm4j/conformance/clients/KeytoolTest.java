package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keytool does beside the commands of docs/keytool.md. */
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

  @Test
  void aStoreWhoseTypeWasForgottenIsRefused_andStaysAsItIs() throws Exception {
    shell.succeed(
        "keytool -genkeypair $TPM -alias client -keyalg EC -dname CN=client -keypass changeit\n"
            + "keytool -exportcert $TPM -alias client -rfc -file client.crt");
    Path store = folder.resolve("client.tpm");
    byte[] before = Files.readAllBytes(store);
    String command =
        "keytool -importcert -noprompt -alias ca -file client.crt -keystore client.tpm";
    for (String type : new String[] {"", " -storetype PKCS12"}) {
      String refusal = shell.refuse(command + " -storepass changeit" + type).toString();
      assertTrue(refusal.contains("keytool error"), refusal);
      assertEquals(
          type.isEmpty(), refusal.contains("Please load it with a specified type"), refusal);
      assertArrayEquals(before, Files.readAllBytes(store));
    }
    shell.succeed("keytool -importcert -noprompt $TPM -alias ca -file client.crt");
    String listed = shell.succeed("keytool -list $TPM").text();
    assertTrue(listed.contains("client, ") && listed.contains("PrivateKeyEntry"), listed);
    assertTrue(listed.contains("ca, ") && listed.contains("trustedCertEntry"), listed);
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
