package io.github.tpm4j.keystore.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmKeyStoreParameter;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.file.KeyEntry;
import io.github.tpm4j.keystore.file.TpmKeyStoreFile;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.UnrecoverableKeyException;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The KeyStore where no TPM is reached. */
class TpmKeyStoreSpiTest {
  private final TpmKeyStoreSpi store =
      TpmKeyStoreSpi.ofFile(TpmConnection.of(TpmSettings.of("swtpm:host=127.0.0.1,port=1")));

  @TempDir private Path folder;

  @Test
  void isNotTakenForEmptyWhereThereIsNoFile() throws Exception {
    TpmKeyStoreParameter place = new TpmKeyStoreParameter(folder.resolve("new.tpm"), null);
    NoSuchFileException refusal =
        assertThrows(NoSuchFileException.class, () -> store.engineLoad(place));
    assertTrue(refusal.getMessage().contains("new.tpm"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("load null"), refusal.getMessage());
    store.engineLoad((KeyStore.LoadStoreParameter) null);
    store.engineStore(place);
    store.engineLoad(place);
    assertEquals(0, store.engineSize());
  }

  @Test
  void isStoredAndLoadedByAThreadThatWasInterrupted() throws Exception {
    TpmKeyStoreParameter place = new TpmKeyStoreParameter(folder.resolve("new.tpm"), null);
    Thread.currentThread().interrupt();
    try {
      store.engineStore(place);
      assertTrue(Thread.currentThread().isInterrupted());
      store.engineLoad(place);
      assertTrue(Thread.currentThread().isInterrupted());
    } finally {
      Thread.interrupted();
    }
    assertEquals(List.of("new.tpm"), List.of(folder.toFile().list()));
  }

  @Test
  void refusesEncodedKeysThatItCouldNotGiveOut() {
    for (Tss2KeyType type : List.of(Tss2KeyType.SEALED, Tss2KeyType.LOADABLE)) {
      Tss2PrivateKey key =
          Tss2PrivateKey.builder(type, 0x40000001, Bytes.ofHex("000101"), Bytes.ofHex("000101"))
              .build();
      assertThrows(
          KeyStoreException.class,
          () -> store.engineSetKeyEntry("web", key.encoded().toByteArray(), null));
    }
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

  @Test
  void logsWhyAKeyIsNotGivenOut() throws Exception {
    Tss2PrivateKey damaged =
        Tss2PrivateKey.builder(
                Tss2KeyType.LOADABLE, 0x40000001, Bytes.ofHex("000101"), Bytes.ofHex("000101"))
            .build();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    KeyEntry entry = new KeyEntry("web", Instant.now(), damaged, List.of());
    new TpmKeyStoreFile(List.of(entry)).store(file, null);
    store.engineLoad(new ByteArrayInputStream(file.toByteArray()), null);
    List<String> heard = new ArrayList<>();
    Handler listener = listener(heard);
    Logger logger = Logger.getLogger(TpmKeyStoreSpi.class.getName());
    logger.addHandler(listener);
    try {
      assertThrows(UnrecoverableKeyException.class, () -> store.engineGetEntry("web", null));
    } finally {
      logger.removeHandler(listener);
    }
    assertEquals(1, heard.size());
    assertTrue(heard.get(0).contains("web"), heard.get(0));
    assertTrue(heard.get(0).contains("damaged"), heard.get(0));
  }

  private static Handler listener(List<String> heard) {
    return new Handler() {
      @Override
      public void publish(LogRecord told) {
        heard.add(MessageFormat.format(told.getMessage(), told.getParameters()));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
