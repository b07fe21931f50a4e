package io.github.tpm4j.transport.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The kernel's number of a TCP socket, which Java does not show: the one of this process whose ends
 * are those of the channel. It is asked questions only, as the number may belong to another file
 * once the channel is closed.
 */
final class SocketNumber {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final int LARGEST_ADDRESS_BYTES = 128;
  private static final int IPV4_OFFSET = 4;
  private static final int IPV6_OFFSET = 8;
  private static final int IPV4_BYTES = 4;
  private static final int IPV6_BYTES = 16;

  private final int number;

  private SocketNumber(int number) {
    this.number = number;
  }

  /** Looks through the open files of this process; null if none is the channel's. */
  static SocketNumber of(SocketChannel channel) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(OPEN_FILES)) {
      for (Path file : files) {
        int number = Integer.parseInt(file.getFileName().toString());
        if (channel.getLocalAddress().equals(address(number, ProcessorCalls::getsockname))
            && channel.getRemoteAddress().equals(address(number, ProcessorCalls::getpeername))) {
          return new SocketNumber(number);
        }
      }
      return null;
    } catch (DirectoryIteratorException | UncheckedIOException e) {
      throw new IOException("the open files of this process cannot be listed", e);
    }
  }

  /** {@code getsockname} or {@code getpeername}. */
  private interface End {
    int of(int fd, byte[] address, int[] length);
  }

  private static InetSocketAddress address(int number, End end) throws IOException {
    byte[] address = new byte[LARGEST_ADDRESS_BYTES];
    int[] length = {address.length};
    return end.of(number, address, length) == 0 ? parse(address) : null;
  }

  /** Reads a {@code struct sockaddr_in} or {@code sockaddr_in6}; null for others. */
  private static InetSocketAddress parse(byte[] address) throws IOException {
    int family = ByteBuffer.wrap(address).order(ByteOrder.nativeOrder()).getShort(0);
    int port = Short.toUnsignedInt(ByteBuffer.wrap(address).getShort(Short.BYTES));
    if (family == ProcessorCalls.AF_INET) {
      return new InetSocketAddress(host(address, IPV4_OFFSET, IPV4_BYTES), port);
    }
    return family == ProcessorCalls.AF_INET6
        ? new InetSocketAddress(host(address, IPV6_OFFSET, IPV6_BYTES), port)
        : null;
  }

  /** Of an IPv4 address in an IPv6 one, Java makes the former. */
  private static InetAddress host(byte[] address, int offset, int length) throws IOException {
    return InetAddress.getByAddress(Arrays.copyOfRange(address, offset, offset + length));
  }

  /** On which processor its last packet came in (socket(7)). */
  OptionalInt incomingProcessor() {
    int[] processor = new int[1];
    int[] length = {Integer.BYTES};
    int result =
        ProcessorCalls.getsockopt(
            number, ProcessorCalls.SOL_SOCKET, ProcessorCalls.SO_INCOMING_CPU, processor, length);
    return result == 0 && processor[0] >= 0 ? OptionalInt.of(processor[0]) : OptionalInt.empty();
  }
}
