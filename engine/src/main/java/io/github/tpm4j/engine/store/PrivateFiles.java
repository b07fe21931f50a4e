package io.github.tpm4j.engine.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files and directories that only their owner may use, and whose names are durable. */
final class PrivateFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** 0600, for what makes a file itself. */
  static final FileAttribute<?>[] FILE_PERMISSIONS = permissions("rw-------");

  private static final FileAttribute<?>[] DIRECTORY_PERMISSIONS = permissions("rwx------");

  private PrivateFiles() {}

  /** Makes the directory (0700) and its parents, unless it is there; then it stays as it is. */
  static void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = directory.toAbsolutePath().getParent();
    if (parent != null) {
      createDirectories(parent);
    }
    try {
      Files.createDirectory(directory, DIRECTORY_PERMISSIONS);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(directory)) {
        throw e;
      }
    }
    if (parent != null) {
      sync(parent);
    }
  }

  /** Makes an empty file (0600). */
  static void createFile(Path file) throws IOException {
    Files.createFile(file, FILE_PERMISSIONS);
  }

  private static FileAttribute<?>[] permissions(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** Forces the names in a directory to disk; elsewhere than on POSIX a rename does so itself. */
  static void sync(Path directory) throws IOException {
    if (!POSIX) {
      return;
    }
    // An interrupt closes a channel in use. It is the caller's business, not a failure of the disk.
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What tells a file from others of the same name; null where the system has no such thing. */
  static Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** Whether the file of this name is still the one with this key. */
  static boolean hasKey(Path path, Object key) {
    try {
      return Objects.equals(key(path), key);
    } catch (IOException e) {
      // Not to be looked at is as bad as not there.
      return false;
    }
  }
}
