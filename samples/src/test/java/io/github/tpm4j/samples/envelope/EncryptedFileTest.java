package io.github.tpm4j.samples.envelope;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.envelope.EnvelopeException;
import io.github.tpm4j.samples.BundledKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedFileTest {
  private static final byte[] CONTEXT = {7};

  @TempDir private Path folder;

  @Test
  void comesBack_underItsContextAlone() throws Exception {
    byte[] data = new byte[200_000];
    Arrays.fill(data, (byte) 5);
    Path file = Files.write(folder.resolve("file"), data);
    Path encrypted = folder.resolve("encrypted");
    Path back = folder.resolve("back");
    try (BundledKeys keys = new BundledKeys()) {
      TpmPrivateKey key = (TpmPrivateKey) keys.entry("RSA").getPrivateKey();
      EncryptedFile.encrypt(file, encrypted, key.publicKey(), CONTEXT);
      assertThrows(
          EnvelopeException.class,
          () -> EncryptedFile.decrypt(encrypted, back, key, new byte[] {8}));
      assertFalse(Files.exists(back));
      EncryptedFile.decrypt(encrypted, back, key, CONTEXT);
      assertArrayEquals(data, Files.readAllBytes(back));
    }
  }
}
