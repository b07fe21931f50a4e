package io.github.tpm4j.keystore.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.keystore.TpmSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The KeyStore where no TPM is reached. */
class TpmKeyStoreSpiTest {
  private final TpmKeyStoreSpi store =
      new TpmKeyStoreSpi(TpmConnection.of(TpmSettings.of("swtpm:host=127.0.0.1,port=1")));

  @TempDir private Path folder;

  @Test
  void isEmptyWhereThereIsNoFileYet() throws Exception {
    store.engineLoad(new TpmKeyStoreParameter(folder.resolve("new.tpm"), null));
    assertEquals(0, store.engineSize());
  }

  @Test
  void isNotTakenForEmptyWhereTheFileCannotBeLookedAt() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    TpmKeyStoreParameter within = new TpmKeyStoreParameter(file.resolve("store.tpm"), null);
    assertThrows(IOException.class, () -> store.engineLoad(within));
  }

  @Test
  void saysThatAFileIsEmpty() {
    InputStream nothing = new ByteArrayInputStream(new byte[0]);
    IOException refusal =
        assertThrows(IOException.class, () -> store.engineLoad(nothing, new char[] {'x'}));
    assertTrue(refusal.getMessage().endsWith("nothing in it"), refusal.getMessage());
  }

  @Test
  void refusesToKeepNothing() {
    assertThrows(
        KeyStoreException.class,
        () -> store.engineSetKeyEntry("web", (java.security.Key) null, null, null));
  }
}
