package io.github.tpm4j.cli.dropin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A socket that listens, opened before anything of the TPM is loaded: libvirt gives up when a
 * socket's file is not there a second after the start.
 *
 * @param place where
 * @param channel the socket; null where the place is a descriptor
 */
public record OpenedSocket(SocketPlace place, ServerSocketChannel channel) {
  private static final int BACKLOG = 128;

  /** At the end of a name for as long as nobody may connect. */
  private static final String OTHER = "~";

  /**
   * Opens it.
   *
   * @throws Refusal if that is not possible
   */
  public static OpenedSocket open(SocketPlace place) throws Refusal {
    if (place instanceof SocketPlace.Unix unix) {
      return listen(unix);
    }
    return new OpenedSocket(place, place instanceof SocketPlace.Tcp tcp ? listen(tcp) : null);
  }

  private static OpenedSocket listen(SocketPlace.Unix unix) throws Refusal {
    Path path = unix.path();
    if (!Files.isDirectory(path.toAbsolutePath().getParent())) {
      throw new Refusal("swtpm: Could not open UnixIO socket: No such file or directory");
    }
    try {
      requireReplaceable(path);
      return new OpenedSocket(unix, listen(unix, beside(path)));
    } catch (IOException e) {
      throw new Refusal("swtpm: Could not open UnixIO socket: " + e.getMessage(), e);
    }
  }

  /**
   * Whoever sees the file may connect at once, and only who may: so it gets its name when it
   * listens, and has its owner and permissions.
   */
  private static ServerSocketChannel listen(SocketPlace.Unix unix, Path other) throws IOException {
    Files.deleteIfExists(other);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(other), BACKLOG);
      FileModes.set(other, unix.mode());
      FileModes.give(other, unix.user(), unix.group());
      Files.move(other, unix.path(), StandardCopyOption.ATOMIC_MOVE);
      return channel;
    } catch (IOException e) {
      channel.close();
      Files.deleteIfExists(other);
      throw e;
    }
  }

  /**
   * Another name, of the same length where a longer one does not fit: two sockets of a process must
   * not have the same.
   */
  static Path beside(Path path) {
    String name = path.getFileName().toString();
    if (path.toString().getBytes(UTF_8).length < ChannelOptions.LONGEST_PATH_BYTES) {
      return path.resolveSibling(name + OTHER);
    }
    String start = name.substring(0, name.length() - 1);
    return path.resolveSibling(start + (name.endsWith(OTHER) ? "_" : OTHER));
  }

  /** What is no socket stays. */
  private static void requireReplaceable(Path path) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .isOther()) {
      throw new IOException("Address already in use");
    }
  }

  private static ServerSocketChannel listen(SocketPlace.Tcp tcp) throws Refusal {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(tcp.host(), tcp.port()), BACKLOG);
      return channel;
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal("swtpm: Could not open TCP socket: " + e.getMessage(), e);
    }
  }

  /** Where nobody serves it, its file must not stand there as if somebody did. */
  public void discard() throws IOException {
    if (channel != null) {
      channel.close();
    }
    if (place instanceof SocketPlace.Unix unix) {
      Files.deleteIfExists(unix.path());
    }
  }
}
