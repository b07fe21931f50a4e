package io.github.tpm4j.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFilesTest {
  @TempDir Path directory;

  @Test
  void nobodyElseMayReadStateOrItsDirectories() throws IOException {
    Path state = directory.resolve("outer/tpm");
    try (DirectoryStore store = StateFiles.open(state)) {
      store.commit(Records.set("da", "one"));
      store.commit(Records.set("da", "two"));
    }
    assertEquals("rwx------", permissions(state.getParent()));
    assertEquals("rwx------", permissions(state));
    assertEquals("rw-------", permissions(state.resolve("state")));
    assertEquals("rw-------", permissions(state.resolve("lock")));
  }

  @Test
  void leavesTheModeOfADirectoryThatWasThere() throws IOException {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-x---"));
    StateFiles.open(directory).close();
    assertEquals("rwxr-x---", permissions(directory));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
