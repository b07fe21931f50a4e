package io.github.tpm4j.keystore.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void createsAFileThatOnlyItsOwnerMayUse() throws IOException {
    Path file = folder.resolve("new");
    AtomicFile.replace(file, text("content"));
    assertEquals("content", Files.readString(file));
    assertEquals("rw-------", permissions(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void replacesAFile_whichKeepsItsPermissions() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "a longer old content");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    AtomicFile.replace(file, text("new"));
    assertEquals("new", Files.readString(file));
    assertEquals("rw-r-----", permissions(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void theContentIsNotReadableByOthersWhileItIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    AtomicFile.replace(
        file,
        out -> {
          for (Path present : files()) {
            assertTrue(present.equals(file) || permissions(present).equals("rw-------"));
          }
          assertEquals(2, files().size());
        });
    assertEquals("", Files.readString(file));
  }

  @Test
  void aWriterThatFailsLeavesTheOldContent() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    IOException failure = new IOException("disk full");
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                AtomicFile.replace(
                    file,
                    out -> {
                      out.write(1);
                      throw failure;
                    }));
    assertEquals(failure, thrown);
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void aWriterThatDiesLeavesTheOldContent() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThrows(
        IllegalStateException.class,
        () ->
            AtomicFile.replace(
                file,
                out -> {
                  throw new IllegalStateException("bug");
                }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void aNameThatCannotBeReplacedLeavesNoTemporaryFile() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.writeString(taken.resolve("inside"), "old");
    assertThrows(IOException.class, () -> AtomicFile.replace(taken, text("new")));
    assertEquals(List.of(taken), files());
    assertEquals("old", Files.readString(taken.resolve("inside")));
  }

  @Test
  void aFolderThatIsMissingIsAnError() {
    Path file = folder.resolve("missing").resolve("file");
    assertThrows(IOException.class, () -> AtomicFile.replace(file, text("new")));
  }

  /** A file system that takes no files, not even from root. */
  @Test
  void aFolderThatCannotBeWrittenIsAnError_andTheFileStays() throws IOException {
    Path file = Path.of("/proc/version");
    String old = Files.readString(file);
    assertThrows(IOException.class, () -> AtomicFile.replace(file, text("new")));
    assertEquals(old, Files.readString(file));
  }

  @Test
  void aSymbolicLinkStays_andTheFileThatItNamesIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("file"));
    AtomicFile.replace(link, text("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void aSymbolicLinkToNothingIsAnError() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("nothing"));
    assertThrows(IOException.class, () -> AtomicFile.replace(link, text("new")));
    assertTrue(Files.isSymbolicLink(link));
  }

  private static AtomicFile.Content text(String content) {
    return out -> out.write(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
