package io.github.tpm4j.conformance.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.provider.TpmProvider;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** keytool with secret keys in the bundled TPM. */
@Tag("peer")
class KeytoolSecretKeyTest {
  /** keytool asks whichever generator comes first, whatever -providername says. */
  private static final String PREFER =
      """
      echo jdk.security.provider.preferred=KeyGenerator.AES:TPM,KeyGenerator.HmacSHA256:TPM > prefer
      PREFER=-J-Djava.security.properties=prefer
      """;

  @TempDir Path folder;

  private Shell shell;
  private String tcti;

  @BeforeEach
  void start() throws Exception {
    tcti = "engine:dir=" + folder.resolve("tpm");
    shell = Shell.in(folder, tcti);
  }

  @Test
  void aKeyFromItsMakingToItsEnd() throws Exception {
    String listed =
        shell
            .succeed(
                PREFER
                    + """
                    keytool $PREFER -genseckey $TPM -alias files -keyalg AES -keysize 256
                    keytool $PREFER -genseckey $TPM -alias tokens -keyalg HmacSHA256 -keysize 256
                    keytool -changealias $TPM -alias tokens -destalias cookies
                    keytool -list $TPM
                    """)
            .text();
    assertTrue(listed.contains("contains 2 entries"), listed);
    assertEquals(2, listed.lines().filter(it -> it.contains("SecretKeyEntry")).count(), listed);
    assertTrue(listed.contains("files, ") && listed.contains("cookies, "), listed);

    Provider provider = new TpmProvider().configure(tcti);
    KeyStore store = KeyStore.getInstance("TPM", provider);
    try (InputStream in = Files.newInputStream(folder.resolve("client.tpm"))) {
      store.load(in, "changeit".toCharArray());
    }
    assertEquals("AES", store.getKey("files", null).getAlgorithm());
    assertEquals("HmacSHA256", store.getKey("cookies", null).getAlgorithm());
    String rest = shell.succeed("keytool -delete $TPM -alias files\nkeytool -list $TPM\n").text();
    assertTrue(rest.contains("contains 1 entry") && rest.contains("cookies, "), rest);
  }

  @Test
  void aKeyOfSoftwareIsRefusedInWordsThatHelp() {
    String refusal =
        shell.refuse("keytool -genseckey $TPM -alias files -keyalg AES -keysize 256").toString();
    assertTrue(refusal.contains("jdk.security.provider.preferred=KeyGenerator.AES:TPM"), refusal);
  }
}
