package io.github.tpm4j.transport.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientFollowerTest {
  private static final boolean SEVERAL = Runtime.getRuntime().availableProcessors() > 1;

  @TempDir private Path folder;

  @BeforeEach
  void awaitNativeCalls() throws InterruptedException {
    while (!NativeCalls.areReady()) {
      Thread.sleep(1);
    }
  }

  /** What a serving thread does with its client, over a socket between the two. */
  private interface Serving {
    void with(ClientFollower follower, SocketChannel server, SocketChannel client) throws Exception;
  }

  private static void serve(SocketAddress address, Serving serving) throws Exception {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              try (ServerSocketChannel listener = listenAt(address);
                  SocketChannel client = SocketChannel.open(listener.getLocalAddress());
                  SocketChannel server = listener.accept();
                  ClientFollower follower = new ClientFollower(server)) {
                serving.with(follower, server, client);
              }
              return null;
            });
    new Thread(task).start();
    task.get();
  }

  private static ServerSocketChannel listenAt(SocketAddress address) throws IOException {
    ServerSocketChannel listener =
        address instanceof UnixDomainSocketAddress
            ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
            : ServerSocketChannel.open();
    return listener.bind(address);
  }

  private static SocketAddress tcp(String host) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(host), 0);
  }

  private static void request(ClientFollower follower, SocketChannel server, SocketChannel client)
      throws IOException {
    client.write(ByteBuffer.allocate(1));
    follower.beforeRequest();
    assertEquals(1, server.read(ByteBuffer.allocate(1)));
  }

  @Test
  void holdsTheThreadOnTheClientsProcessor_andLetsGoAtTheEnd() throws Exception {
    for (String host : new String[] {"127.0.0.1", "::1"}) {
      serve(
          tcp(host),
          (follower, server, client) -> {
            String all = Allowed.ofCaller();
            for (int i = 1; i < ClientFollower.FIRST_LOOK_REQUESTS; i++) {
              request(follower, server, client);
              assertFalse(follower.isFollowing());
            }
            request(follower, server, client);
            assertEquals(SEVERAL, follower.isFollowing(), host);
            assertEquals(SEVERAL, Allowed.ofCaller().matches("\\d+"), host);
            follower.close();
            assertFalse(follower.isFollowing());
            assertEquals(all, Allowed.ofCaller());
          });
    }
  }

  @Test
  void followsAgain_afterAThreadWasStarted() throws Exception {
    serve(
        tcp("127.0.0.1"),
        (follower, server, client) -> {
          for (int i = 0; i < ClientFollower.FIRST_LOOK_REQUESTS; i++) {
            request(follower, server, client);
          }
          OwnProcessors.restoreCaller();
          assertFalse(follower.isFollowing());
          for (int i = 0; i < ClientFollower.LOOK_REQUESTS; i++) {
            request(follower, server, client);
          }
          assertEquals(SEVERAL, follower.isFollowing());
        });
  }

  @Test
  void servesOn_whereTheSystemRefuses() throws Exception {
    serve(
        tcp("127.0.0.1"),
        (follower, server, client) -> {
          String all = Allowed.ofCaller();
          RefusingSystem.refuseAffinityToCaller();
          for (int i = 0; i < 2 * ClientFollower.FIRST_LOOK_REQUESTS; i++) {
            request(follower, server, client);
          }
          assertFalse(follower.isFollowing());
          assertEquals(all, Allowed.ofCaller());
        });
  }

  @Test
  void leavesTheThreadAlone_ofAClientOverAUnixSocket() throws Exception {
    serve(
        UnixDomainSocketAddress.of(folder.resolve("socket")),
        (follower, server, client) -> {
          for (int i = 0; i < 2 * ClientFollower.FIRST_LOOK_REQUESTS; i++) {
            request(follower, server, client);
          }
          assertFalse(follower.isFollowing());
        });
  }
}
