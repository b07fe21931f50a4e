package io.github.tpm4j.keystore.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Replaces a file at once: whoever opens it finds the old content or the new, never a part, also
 * after a crash or a loss of power. A thread that is interrupted finishes it, and stays
 * interrupted.
 */
public final class AtomicFile {
  private static final String OWNER_ONLY = "rw-------";

  private AtomicFile() {}

  /** What writes a file's new content. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the content; the stream is closed by the caller.
     *
     * @param out gets the content; stays open
     * @throws IOException if the content cannot be written; the old file stays
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Replaces or creates a file. The content goes to a temporary file in the same folder, which only
   * the owner may read; it reaches the disk before it takes the file's name. A file that is
   * replaced passes its permissions on; a new one gets {@code rw-------}. A symbolic link stays,
   * the file that it names is replaced.
   *
   * @param file the file that is to be replaced or made
   * @param content writes what the file is to have
   * @throws IOException if any step fails; the file is then as it was and the temporary file is
   *     gone, except where only the last step failed, which brings the new name to the disk
   */
  public static void replace(Path file, Content content) throws IOException {
    Path target = resolveLinks(file);
    Path folder = target.getParent();
    Path temporary =
        Files.createTempFile(folder, "." + target.getFileName() + ".", ".tmp", ownerOnly(folder));
    try {
      write(temporary, content);
      inheritPermissions(target, temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | RuntimeException e) {
      deleteAfter(e, temporary);
      throw e;
    }
    flushFolder(folder);
  }

  private static Path resolveLinks(Path file) throws IOException {
    try {
      return file.toRealPath();
    } catch (NoSuchFileException e) {
      if (Files.isSymbolicLink(file)) {
        throw new IOException(file + " is a symbolic link to a file that does not exist", e);
      }
      return file.toAbsolutePath();
    }
  }

  private static void write(Path temporary, Content content) throws IOException {
    // No channel: it would be closed under a thread that is interrupted.
    try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
      content.writeTo(out);
      out.getFD().sync();
    }
  }

  /** Owner and group come first: permissions must not reach others than those who had them. */
  private static void inheritPermissions(Path target, Path temporary) throws IOException {
    if (!isPosix(target.getParent()) || !Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    PosixFileAttributes old = Files.readAttributes(target, PosixFileAttributes.class);
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    PosixFileAttributes made = view.readAttributes();
    if (!made.owner().equals(old.owner())) {
      view.setOwner(old.owner());
    }
    if (!made.group().equals(old.group())) {
      view.setGroup(old.group());
    }
    view.setPermissions(old.permissions());
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return isPosix(folder)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
        }
        : new FileAttribute<?>[0];
  }

  /**
   * Windows has no such permissions, and cannot open a folder to flush it. The file system is asked
   * rather than the folder's {@code FileStore}, which the JDK does not find in a {@code chroot}
   * whose root is no mount point.
   */
  private static boolean isPosix(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void flushFolder(Path folder) throws IOException {
    if (isPosix(folder)) {
      Uninterrupted.run(
          () -> {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
              channel.force(true);
              return null;
            }
          });
    }
  }

  private static void deleteAfter(Exception failure, Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
