package io.github.tpm4j.samples.start;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.samples.BundledKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The key signs when it is made, and from the file. */
class FirstKeyTest {
  private static final byte[] MESSAGE = "first".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "second".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void signsNowAndLater() throws Exception {
    Path file = folder.resolve("client.tpm");
    char[] password = "of the file".toCharArray();
    try (BundledKeys keys = new BundledKeys()) {
      byte[] now = FirstKey.make(file, password, MESSAGE);
      byte[] later = FirstKey.use(file, password, OTHER);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initVerify(KeyStore.getInstance(file.toFile(), password).getCertificate("client"));
      signature.update(MESSAGE);
      assertTrue(signature.verify(now));
      signature.update(OTHER);
      assertTrue(signature.verify(later));
      signature.update(OTHER);
      assertFalse(signature.verify(now));
    }
  }
}
