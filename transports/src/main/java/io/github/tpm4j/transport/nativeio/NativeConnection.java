package io.github.tpm4j.transport.nativeio;

import com.sun.jna.Memory;
import io.github.tpm4j.transport.socket.ByteConnection;
import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A connected UNIX stream socket. A descriptor that comes with what is read can be taken by {@link
 * #takePassed}; one that nobody takes is closed when the next one comes, or with this connection.
 */
public final class NativeConnection implements ByteConnection {
  private final Descriptor descriptor;
  private final String name;
  private final SocketMessage message = new SocketMessage();
  private Deadline deadline = Deadline.after(NO_LIMIT);
  private NativeConnection passed;

  NativeConnection(int fd, String name) {
    descriptor = new Descriptor(fd);
    this.name = name;
  }

  /**
   * A stream socket that this process was given, which is closed with the connection.
   *
   * @param fd its number
   * @param name who is at the other end, for messages
   */
  public static NativeConnection adopt(int fd, String name) {
    return new NativeConnection(fd, name);
  }

  /** Connects to the server that listens at {@code path}. */
  public static NativeConnection connect(Path path) throws IOException {
    byte[] address = UnixAddress.of(path);
    NativeConnection connection = new NativeConnection(newSocket(), path.toString());
    try {
      int result = connection.descriptor.call(fd -> LibC.connect(fd, address, address.length));
      Descriptor.require(result, "Connecting to " + path);
      return connection;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  /** Two sockets connected with each other. */
  public static List<NativeConnection> pair() throws IOException {
    int[] ends = new int[2];
    int type = LibC.SOCK_STREAM | LibC.SOCK_CLOEXEC;
    Descriptor.require(LibC.socketpair(LibC.AF_UNIX, type, 0, ends), "Making a pair of sockets");
    return List.of(
        new NativeConnection(ends[0], "the other end"),
        new NativeConnection(ends[1], "the other end"));
  }

  static int newSocket() throws IOException {
    int type = LibC.SOCK_STREAM | LibC.SOCK_CLOEXEC;
    return Descriptor.require(LibC.socket(LibC.AF_UNIX, type, 0), "Making a UNIX socket");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void limit(Duration limit) {
    deadline = Deadline.after(limit);
  }

  @Override
  public boolean isReadable(Duration within) throws IOException {
    return descriptor.isReadable((int) within.toMillis(), "Waiting for " + name);
  }

  /**
   * Does this when there is something to read, or the other end has hung up, without a thread that
   * waits for it.
   *
   * @param ready must not take long
   */
  public Expectation expectInput(Runnable ready) throws IOException {
    return Lookout.expect(descriptor, ready);
  }

  /** Never: poll(2) minds the limit. */
  @Override
  public boolean isLate() {
    return false;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int received;
    do {
      descriptor.await(LibC.POLLIN, deadline, "Receiving from " + name);
      received = receive(target.remaining());
    } while (received == -LibC.EAGAIN);
    if (received > 0) {
      target.put(message.received(received));
    }
    message.wipe();
    // recvmsg(2) says 0 where Java says -1.
    return received == 0 ? -1 : received;
  }

  /** How much was received; 0 at the end, or minus EAGAIN if there is nothing. */
  private int receive(int maximumBytes) throws IOException {
    int flags = LibC.MSG_DONTWAIT | LibC.MSG_CMSG_CLOEXEC;
    int received = received(maximumBytes, flags);
    if (received >= 0) {
      keep(message.receivedDescriptors());
    } else if (received != -LibC.EAGAIN) {
      Descriptor.require(received, "Receiving from " + name);
    }
    return received;
  }

  /** Descriptors that came while this was closed are nobody's. */
  private int received(int maximumBytes, int flags) throws ClosedChannelException {
    int[] count = {-1};
    try {
      return descriptor.call(
          fd -> count[0] = LibC.recvmsg(fd, message.forReceiving(maximumBytes), flags));
    } catch (ClosedChannelException e) {
      if (count[0] >= 0) {
        Arrays.stream(message.receivedDescriptors()).forEach(LibC::close);
      }
      throw e;
    }
  }

  private synchronized void keep(int[] descriptors) {
    for (int fd : descriptors) {
      closePassed();
      passed = new NativeConnection(fd, "a socket from " + name);
    }
  }

  /** The socket whose descriptor came last, if it was not taken yet. The caller closes it. */
  public synchronized Optional<NativeConnection> takePassed() {
    Optional<NativeConnection> taken = Optional.ofNullable(passed);
    passed = null;
    return taken;
  }

  @Override
  public void write(byte[]... parts) throws IOException {
    byte[] whole = join(parts);
    try {
      for (int sent = 0; sent < whole.length; ) {
        int length = message.fill(whole, sent);
        sent += send(() -> message.forSending(length));
      }
    } finally {
      Arrays.fill(whole, (byte) 0);
      message.wipe();
    }
  }

  /**
   * Gives the other socket away: sends a short message of at least one byte, and with it the
   * other's descriptor, which is then closed here.
   */
  public void pass(NativeConnection other, byte[] bytes) throws IOException {
    int length = message.fill(bytes, 0);
    send(() -> message.forPassing(other.descriptor.number(), length));
    other.descriptor.release();
  }

  private int send(Supplier<Memory> header) throws IOException {
    int flags = LibC.MSG_DONTWAIT | LibC.MSG_NOSIGNAL;
    // There is nearly always room: waiting for it first would be one more call of the kernel.
    int sent = descriptor.call(fd -> LibC.sendmsg(fd, header.get(), flags));
    while (sent == -LibC.EAGAIN) {
      descriptor.await(LibC.POLLOUT, deadline, "Sending to " + name);
      sent = descriptor.call(fd -> LibC.sendmsg(fd, header.get(), flags));
    }
    return Descriptor.require(sent, "Sending to " + name);
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer whole = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
    Arrays.stream(parts).forEach(whole::put);
    return whole.array();
  }

  @Override
  public void discard() throws IOException {
    int all = 0;
    int received;
    do {
      received = receive(MAXIMUM_DISCARD_BYTES);
      all += received;
    } while (received > 0 && all < MAXIMUM_DISCARD_BYTES);
    message.wipe();
  }

  @Override
  public boolean isOpen() {
    return descriptor.isOpen();
  }

  private void closePassed() {
    if (passed != null) {
      passed.close();
      passed = null;
    }
  }

  /** May be called from any thread; one that waits here gets an exception. */
  @Override
  public synchronized void close() {
    closePassed();
    descriptor.close();
  }
}
