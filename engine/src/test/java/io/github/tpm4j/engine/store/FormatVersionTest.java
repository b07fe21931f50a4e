package io.github.tpm4j.engine.store;

import static io.github.tpm4j.engine.store.StateFiles.assertRefused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.store.StateStoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of every format version there was are read; those to come are refused. */
class FormatVersionTest {
  private static final int VERSION_OFFSET = 8;

  private static final Map<String, byte[]> CONTENT_V1 =
      Map.of("hierarchies", "seeds".getBytes(UTF_8), "empty", new byte[0], "da", new byte[] {2});

  @TempDir Path directory;

  @Test
  void readsVersion1() throws IOException {
    readAndRewrite("state-v1-plain.bin", StateProtection.none());
  }

  @Test
  void readsVersion1UnderAPassword() throws IOException {
    readAndRewrite(
        "state-v1-password.bin", StateProtection.password("correct horse".toCharArray()));
  }

  private void readAndRewrite(String resource, StateProtection protection) throws IOException {
    Files.write(StateFiles.file(directory), resource(resource));
    try (DirectoryStore store = StateFiles.open(directory, protection)) {
      Records.assertSame(CONTENT_V1, store.load());
      store.commit(Records.remove("unknown"));
    }
    byte[] rewritten = Files.readAllBytes(StateFiles.file(directory));
    assertEquals(FileHeader.VERSION, FileHeader.version(rewritten).orElseThrow());
    Records.assertSame(CONTENT_V1, StateFiles.read(rewritten, protection));
  }

  @Test
  void refusesANewerVersionAndLeavesItUntouched() throws IOException {
    byte[] image = resource("state-v1-plain.bin");
    image[VERSION_OFFSET + 1] = 9;
    Path file = Files.write(StateFiles.file(directory), image);
    StateStoreException refusal =
        assertRefused(Reason.NEWER_FORMAT, () -> StateFiles.open(directory));
    assertTrue(refusal.getMessage().contains("version 9"), refusal::getMessage);
    assertArrayEquals(image, Files.readAllBytes(file));
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = FormatVersionTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
