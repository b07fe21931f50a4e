package io.github.tpm4j.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealPathTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void resolveTheFolderItself() throws IOException {
    folder = temporary.toRealPath();
  }

  @Test
  void followsLinksOfParentsOfWhatIsNotThereYet() throws IOException {
    Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
    Path expected = folder.resolve("real/a/b");

    assertEquals(expected, RealPath.of(folder.resolve("link/a/b")));
    Files.createDirectories(expected);
    assertEquals(expected, RealPath.of(folder.resolve("link/a/b")));
  }

  @Test
  void followsALinkWhoseTargetIsNotThereYet() throws IOException {
    Files.createSymbolicLink(folder.resolve("first"), Path.of("second"));
    Files.createSymbolicLink(folder.resolve("second"), folder.resolve("target"));
    Path expected = folder.resolve("target/tpm");

    assertEquals(expected, RealPath.of(folder.resolve("first/tpm")));
    Files.createDirectories(expected);
    assertEquals(expected, RealPath.of(folder.resolve("first/tpm")));
  }

  @Test
  void takesDotsAsTheKernelDoes() throws IOException {
    Files.createDirectories(folder.resolve("far/away"));
    Files.createSymbolicLink(folder.resolve("link"), Path.of("far/away"));

    assertEquals(folder.resolve("far/tpm"), RealPath.of(folder.resolve("link/../tpm")));
    assertEquals(folder.resolve("tpm"), RealPath.of(folder.resolve("./missing/../tpm")));
  }

  @Test
  void endsWhereLinksGoInACircle() throws IOException {
    Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

    assertEquals(folder, RealPath.of(folder.resolve("a/tpm")).getParent().getParent());
  }

  @Test
  void takesARelativePathFromTheWorkingDirectory() throws IOException {
    assertEquals(Path.of("").toRealPath().resolve("none"), RealPath.of(Path.of("none")));
  }
}
