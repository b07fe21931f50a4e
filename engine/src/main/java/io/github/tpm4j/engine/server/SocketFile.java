package io.github.tpm4j.engine.server;

import java.io.IOException;
import java.net.BindException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** The file of a UNIX socket. Only its owner may connect, who may change that. */
final class SocketFile {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private SocketFile() {}

  /**
   * Removes what a server that was killed has left.
   *
   * @throws BindException if there is another file, or a server that lives
   */
  static void clear(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    // A socket is neither a file nor a folder nor a link, the rest of the kinds are devices.
    if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .isOther()) {
      throw new BindException(path + " exists and is not a socket");
    }
    if (isServed(path)) {
      throw new BindException("another server listens at " + path);
    }
    Files.delete(path);
  }

  private static boolean isServed(Path path) throws IOException {
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return probe.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException refused) {
      // Nobody listens: connect(2) says ECONNREFUSED.
      return false;
    }
  }

  static void restrict(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, OWNER);
    }
  }

  static void remove(Path path) throws IOException {
    Files.deleteIfExists(path);
  }
}
