package io.github.tpm4j.conformance.hostile;

import io.github.tpm4j.peers.RawClient;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** After whatever a client does at one of its doors, a server serves the next and has not grown. */
@ParameterizedClass
@EnumSource(Door.class)
class HostileClientsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final int ROUNDS = 200;
  private static final int LONGEST_NOISE_BYTES = 5_000;

  /** What is sent beyond an announcement. */
  private static final byte[] FLOOD_OF_BYTES = new byte[1 << 20];

  /** More than the answers' sockets hold, if all is answered. */
  private static final int REQUESTS_BYTES = 8 << 20;

  /** Fewer than may wait at a listener. */
  private static final int CLIENTS = 100;

  /** More than may wait at a listener, and than the platform port serves at a time. */
  private static final int KNOCKS = 600;

  private static final int THREADS = 4;

  @TempDir private static Path folder;
  private static ServedTarget target;
  private static Footprint before;

  @Parameter private Door door;
  private final Random random = new Random(7);

  @BeforeParameterizedClassInvocation
  static void start(Door door) throws IOException {
    target = door.start().in(folder);
    target.assertServes();
    before = Footprint.now();
  }

  @AfterParameterizedClassInvocation
  static void stopThoughItHasNotGrown() throws Exception {
    try (ServedTarget served = target) {
      before.awaitReturn();
      served.assertServes();
    }
  }

  @AfterEach
  void servesTheNextClient() throws IOException {
    target.assertServes();
  }

  private RawClient client() throws IOException {
    return RawClient.connect(target.address(door));
  }

  @Test
  void survivesNoise() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      byte[] noise = new byte[1 + random.nextInt(LONGEST_NOISE_BYTES)];
      random.nextBytes(noise);
      say(noise, round % 2 == 0);
    }
  }

  @Test
  void survivesRequestsWithErrors() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      List<String> requests = door.requests();
      byte[] request = bytes(requests.get(random.nextInt(requests.size())));
      say(withErrors(request), round % 2 == 0);
    }
  }

  /** Of any octet but those of the first word, which may not become a request to end. */
  private byte[] withErrors(byte[] request) {
    byte[] changed = request.clone();
    for (int i = 0; i < 3 && changed.length > Integer.BYTES; i++) {
      int place = Integer.BYTES + random.nextInt(changed.length - Integer.BYTES);
      changed[place] = (byte) random.nextInt();
    }
    int length = 1 + random.nextInt(changed.length + 8);
    return Arrays.copyOf(changed, length);
  }

  private void say(byte[] bytes, boolean wait) throws IOException {
    try (RawClient client = client()) {
      client.send(bytes);
      if (wait) {
        client.halfClose().awaitHangUp();
      } else {
        client.abort();
      }
    }
  }

  @Test
  void survivesLengthsBeyondMeasure() throws IOException {
    for (String announcement : door.oversized()) {
      try (RawClient client = client()) {
        client.send(announcement);
        sendUntilHungUp(client, FLOOD_OF_BYTES);
      }
      try (RawClient client = client()) {
        client.send(announcement).abort();
      }
    }
  }

  private static void sendUntilHungUp(RawClient client, byte[] bytes) {
    try {
      client.send(bytes).halfClose().awaitHangUp();
    } catch (IOException hungUp) {
      // Broken pipe, or connection reset: the server need not read all this.
      client.awaitHangUp();
    }
  }

  @Test
  void hangsUpOnClientsThatStopInMidRequest() throws IOException {
    String announcement = door.oversized().get(door.oversized().size() - 1);
    for (String request : List.of("00", "000000", "800100", announcement)) {
      try (RawClient slow = client()) {
        slow.dribble(request).awaitHangUp();
      }
    }
  }

  @Test
  void hangsUpOnAClientThatTakesNoAnswers() throws IOException {
    byte[] request = bytes(door.requests().get(0));
    try (RawClient deaf = client()) {
      sendUntilHungUp(deaf, repeated(request));
    }
  }

  private static byte[] repeated(byte[] request) {
    byte[] all = new byte[REQUESTS_BYTES / request.length * request.length];
    for (int at = 0; at < all.length; at += request.length) {
      System.arraycopy(request, 0, all, at, request.length);
    }
    return all;
  }

  @Test
  void answersAClientThatHasClosedItsHalf_andHangsUp() throws IOException {
    for (String request : door.requests()) {
      say(bytes(request), true);
      say(Arrays.copyOf(bytes(request), 3), true);
    }
    try (RawClient silent = client()) {
      silent.halfClose().awaitHangUp();
    }
  }

  @Test
  void survivesClientsThatComeAndGo() throws IOException {
    for (int i = 0; i < ROUNDS; i++) {
      client().close();
      client().abort();
    }
  }

  @Test
  void survivesClientsThatOnlyWait() throws IOException {
    List<RawClient> waiting = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      RawClient client = client();
      waiting.add(i % 2 == 0 ? client : client.send("000000"));
    }
    for (RawClient client : waiting) {
      client.close();
    }
  }

  @Test
  void survivesMoreClientsThanThereIsRoomFor() throws IOException {
    List<RawClient> crowd = new ArrayList<>();
    for (int i = 0; i < KNOCKS; i++) {
      crowd.add(RawClient.knock(target.address(door)));
    }
    for (RawClient client : crowd) {
      client.close();
    }
  }

  @Test
  void servesAnHonestClientAmongOthers() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Void>> crowd = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        crowd.add(threads.submit(this::comeAndGo));
      }
      for (int i = 0; i < ROUNDS / 10; i++) {
        try (Transport honest = Transports.open(target.tcti())) {
          target.useTpm(honest);
        }
      }
      for (Future<Void> one : crowd) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private Void comeAndGo() throws IOException {
    for (int i = 0; i < ROUNDS / THREADS; i++) {
      try (RawClient client = client()) {
        client.send("000000").abort();
      }
    }
    return null;
  }

  private static byte[] bytes(String hex) {
    return HEX.parseHex(hex.replace(" ", ""));
  }
}
