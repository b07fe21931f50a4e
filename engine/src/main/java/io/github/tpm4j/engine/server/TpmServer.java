package io.github.tpm4j.engine.server;

import io.github.tpm4j.transport.socket.Attention;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** A TPM that other programs reach over sockets. */
public final class TpmServer implements AutoCloseable {
  private final TpmPlatform platform;
  private final List<Port> ports;
  private final ServerEnd end;

  private TpmServer(TpmPlatform platform, List<Port> ports, ServerEnd end) {
    this.platform = platform;
    this.ports = ports;
    this.end = end;
  }

  /** {@return the addresses where it listens, in the order in which they were opened} */
  public List<String> addresses() {
    return ports.stream()
        .map(Port::listener)
        .filter(Listener::hasAddress)
        .map(Listener::name)
        .toList();
  }

  /**
   * Waits until a client or {@link #requestEnd} asks for the end.
   *
   * @throws ExecutionException if the TPM or its store failed; the cause tells how
   */
  public void awaitEnd() throws InterruptedException, ExecutionException {
    end.await();
  }

  /**
   * Does this when the end comes, instead of a thread that waits for it; at once if it has come.
   *
   * @param action is given why the TPM or its store failed, or null; it must not take long
   */
  public void atEnd(Consumer<Throwable> action) {
    end.then(action);
  }

  /** Ends the waiting of {@link #awaitEnd}; false if that had ended already. */
  public boolean requestEnd() {
    return end.requested();
  }

  /** Hangs up on all clients, and shuts the TPM down in order. */
  @Override
  public void close() throws IOException {
    end.requested();
    // Also what begins in the meantime.
    platform.cancelWire().set(true);
    try {
      closeAll(ports);
    } finally {
      platform.cancelWire().set(false);
      platform.shutDown();
    }
  }

  private static void closeAll(List<? extends AutoCloseable> closeables) throws IOException {
    IOException failure = null;
    for (AutoCloseable closeable : closeables) {
      try {
        closeable.close();
      } catch (Exception e) {
        failure = failure == null ? new IOException("a port could not be closed", e) : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Opens the places where a server listens. Nobody is served before {@link #start}. */
  public static final class Builder {
    private final TpmPlatform platform;
    private final ServerEnd end = new ServerEnd();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Conversation> conversations = new ArrayList<>();
    private Duration requestLimit = Port.REQUEST_LIMIT;
    private Attention attention = Attention.sleeping();
    private boolean sharesThreads;

    /** Makes a server without any place to listen. */
    public Builder(TpmPlatform platform) {
      this.platform = platform;
    }

    /** {@return what ends the server, for a conversation in which clients may ask for that} */
    public ServerEnd end() {
      return end;
    }

    /**
     * What a client may take for sending a request whose first byte has come.
     *
     * @return this builder
     */
    public Builder requestLimit(Duration limit) {
      requestLimit = limit;
      return this;
    }

    /**
     * Holds a thread that serves on the processor that its client runs on, once the client has sent
     * some requests: for clients of this machine, over TCP, on Linux, where the system allows it.
     */
    public Builder followClients() {
      attention = Attention.following();
      return this;
    }

    /**
     * Asks sockets for the next request for a time before it sleeps, while requests come within
     * that time; one thread of a JVM at a time, and none on a machine with one processor.
     *
     * @param limit at most a millisecond
     */
    public Builder pollClients(Duration limit) {
      attention = Attention.polling(limit);
      return this;
    }

    /**
     * Has clients that are silent cost no thread, where they come by a UNIX socket whose clients
     * may pass descriptors: for many servers of one JVM.
     *
     * @return this builder
     */
    public Builder shareThreads() {
      sharesThreads = true;
      return this;
    }

    /** Listens at an address. */
    public Builder listen(ServerAddress address, Conversation conversation) throws IOException {
      return listen(() -> List.of(Listeners.open(address)), conversation);
    }

    /** Listens where clients may pass descriptors, if it is a UNIX socket. */
    public Builder listenForDescriptors(ServerAddress address, Conversation conversation)
        throws IOException {
      return listen(() -> List.of(Listeners.openForDescriptors(address)), conversation);
    }

    /** Listens at a port and at the one after it. */
    public Builder listenPair(ServerAddress.Tcp address, Conversation first, Conversation second)
        throws IOException {
      return listen(() -> Listeners.openPair(address), first, second);
    }

    /** Serves what comes by another way. */
    public Builder listen(Listener listener, Conversation conversation) throws IOException {
      return listen(() -> List.of(listener), conversation);
    }

    private interface Opening {
      List<Listener> open() throws IOException;
    }

    private Builder listen(Opening opening, Conversation... talks) throws IOException {
      try {
        listeners.addAll(opening.open());
        conversations.addAll(List.of(talks));
        return this;
      } catch (IOException e) {
        closeAll(listeners);
        throw e;
      }
    }

    /** Begins to serve. */
    public TpmServer start() {
      List<Port> ports = new ArrayList<>();
      for (int i = 0; i < listeners.size(); i++) {
        ports.add(port(listeners.get(i), conversations.get(i)));
      }
      ports.forEach(Port::start);
      Watch.start(ports, end, requestLimit);
      return new TpmServer(platform, ports, end);
    }

    private Port port(Listener listener, Conversation conversation) {
      if (sharesThreads && listener instanceof ExpectantListener expectant) {
        return new SharedPort(expectant, conversation, end, requestLimit);
      }
      int clients = conversation.clientsAtATime();
      return new ThreadPort(listener, conversation, clients, end, requestLimit, attention);
    }
  }
}
