package io.github.tpm4j.engine.server.mssim;

import static io.github.tpm4j.engine.server.RecordingTpm.CANCELED;
import static io.github.tpm4j.engine.server.RecordingTpm.COMMAND;
import static io.github.tpm4j.engine.server.RecordingTpm.LONG_COMMAND;
import static io.github.tpm4j.engine.server.RecordingTpm.SUCCESS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.server.RawClient;
import io.github.tpm4j.engine.server.RecordingTpm;
import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.engine.server.TpmServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MssimServerTest {
  private static final String FRAME = "00000008 00 0000000a ";
  private static final String FRAMED_SUCCESS = "0000000a" + SUCCESS + "00000000";
  private static final String DONE = "00000000";

  private final RecordingTpm tpm = new RecordingTpm();
  private final TpmPlatform platform = new TpmPlatform(tpm);
  private TpmServer server;

  @BeforeEach
  void start() throws IOException {
    platform.powerOn();
    server =
        MssimServer.listen(platform, new ServerAddress.Tcp(ServerAddress.LOOPBACK, 0))
            .requestLimit(Duration.ofMillis(500))
            .start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private RawClient commands() throws IOException {
    return RawClient.connect(server.addresses().get(0));
  }

  private RawClient platformPort() throws IOException {
    return RawClient.connect(server.addresses().get(1));
  }

  private void assertServesTheNextClient() throws IOException {
    try (RawClient client = commands()) {
      assertEquals(FRAMED_SUCCESS, client.ask(FRAME + COMMAND, 18));
    }
  }

  @Test
  void listensAtAPortAndTheNext() {
    int[] ports =
        server.addresses().stream()
            .mapToInt(name -> ((ServerAddress.Tcp) ServerAddress.parse(name)).port())
            .toArray();
    assertEquals(ports[0] + 1, ports[1]);
  }

  @Test
  void runsCommandsInTheirLocality() throws IOException {
    try (RawClient client = commands()) {
      assertEquals(FRAMED_SUCCESS, client.ask("00000008 03 0000000a" + COMMAND, 18));
      assertEquals(FRAMED_SUCCESS, client.ask("00000008 20 0000000a" + COMMAND, 18));
      assertEquals(FRAMED_SUCCESS, client.ask("00000008 05 0000000a" + COMMAND, 18));
    }
    assertEquals(
        List.of("on", COMMAND + " from 3", COMMAND + " from 32", COMMAND + " from 0"),
        tpm.events());
  }

  @Test
  void handsTheTpmWhatIsNoCommand() throws IOException {
    try (RawClient client = commands()) {
      assertEquals(FRAMED_SUCCESS, client.ask("00000008 00 00000000", 18));
      assertEquals(FRAMED_SUCCESS, client.ask("00000008 00 00000003 ffffff", 18));
    }
    assertEquals(List.of("on", " from 0", "ffffff from 0"), tpm.events());
  }

  @Test
  void tellsInTheHandshakeWhatItCan() throws IOException {
    try (RawClient client = commands()) {
      assertEquals("000000010000000d00000000", client.ask("0000000f 00000001", 12));
      assertEquals(FRAMED_SUCCESS, client.ask(FRAME + COMMAND, 18));
    }
  }

  @Test
  void answersWithoutBytesWhenTheTpmIsOff() throws IOException {
    try (RawClient power = platformPort();
        RawClient client = commands()) {
      assertEquals(DONE, power.ask("00000002", 4));
      assertEquals("0000000000000000", client.ask(FRAME + COMMAND, 8));
      assertEquals(DONE, power.ask("00000001", 4));
      assertEquals(FRAMED_SUCCESS, client.ask(FRAME + COMMAND, 18));
    }
    assertEquals(List.of("on", "off", "on", COMMAND + " from 0"), tpm.events());
  }

  @Test
  void changesNothingWhenPowerAndNvComeAgain() throws IOException {
    try (RawClient client = platformPort()) {
      assertEquals(DONE, client.ask("00000001", 4));
      assertEquals(DONE, client.ask("0000000b", 4));
    }
    assertEquals(List.of("on"), tpm.events());
  }

  @Test
  void passesTheOtherSignalsOn() throws IOException {
    try (RawClient client = platformPort()) {
      for (String signal : List.of("00000003", "00000004", "00000011", "00000012")) {
        assertEquals(DONE, client.ask(signal, 4));
      }
      for (String nothing : List.of("0000000c", "0000000d", "0000000e", "0000001e")) {
        assertEquals(DONE, client.ask(nothing, 4));
      }
    }
    assertEquals(
        List.of(
            "on", "physical presence true", "physical presence false", "off", "on", "off", "on"),
        tpm.events());
  }

  @Test
  void measuresOnBothPorts() throws IOException {
    try (RawClient first = commands();
        RawClient second = platformPort()) {
      assertEquals(DONE, first.ask("00000005", 4));
      assertEquals(DONE, second.ask("00000006 00000002 abcd", 4));
      assertEquals(DONE, first.ask("00000007", 4));
    }
    assertEquals(List.of("on", "hash", "hash abcd", "hash end"), tpm.events());
  }

  @Test
  void answersEachWordOfAClientThatFramesSignalsWrongly() throws IOException {
    try (RawClient client = platformPort()) {
      assertEquals(DONE, client.ask("00000004 00000001", 4));
      assertEquals(DONE, client.receive(4));
    }
  }

  @Test
  void tellsTheLargestMessages() throws IOException {
    assertServesTheNextClient();
    try (RawClient client = platformPort()) {
      String largest = "0a000000" + "00000181" + "0a000000" + "00000000";
      assertEquals("00000010" + largest + DONE, client.ask("00000019", 24));
      assertEquals("00000010" + "00".repeat(16) + DONE, client.ask("00000019", 24));
      assertEquals("00000000" + DONE, client.ask("0000001a 40000110", 8));
    }
  }

  @Test
  void cancelsACommandWhileItRuns() throws Exception {
    try (RawClient client = commands();
        RawClient other = platformPort()) {
      client.send(FRAME + LONG_COMMAND);
      tpm.awaitLongCommand();
      assertEquals(DONE, other.ask("00000009", 4));
      assertEquals("0000000a" + CANCELED + DONE, client.receive(18));
      assertEquals("0000000a" + CANCELED + DONE, client.ask(FRAME + LONG_COMMAND, 18));
      assertEquals(DONE, other.ask("0000000a", 4));
    }
  }

  @Test
  void servesTheNextClientAfterTheSessionsEnd() throws IOException {
    try (RawClient client = commands();
        RawClient other = platformPort()) {
      assertTrue(client.send("00000014").isHungUp());
      assertTrue(other.send("00000014").isHungUp());
    }
    assertServesTheNextClient();
  }

  @Test
  void servesTheNextClientAfterOneThatDiedInMidCommand() throws IOException {
    for (String part : List.of("00", "00000008", "00000008 00 0000", FRAME + "8001")) {
      RawClient dying = commands();
      dying.send(part);
      dying.abort();
      assertServesTheNextClient();
    }
    assertEquals(5, tpm.events().size());
  }

  @Test
  void servesTheNextClientAfterOneThatDiedWhileItsCommandRan() throws Exception {
    RawClient dying = commands();
    dying.send(FRAME + LONG_COMMAND);
    tpm.awaitLongCommand();
    dying.abort();
    try (RawClient other = platformPort()) {
      other.ask("00000009", 4);
      other.ask("0000000a", 4);
    }
    assertServesTheNextClient();
  }

  @Test
  void hangsUpOnAClientThatNeverEndsItsRequest() throws IOException {
    try (RawClient slow = commands()) {
      slow.send(FRAME + "8001");
      assertTrue(slow.isHungUp());
      assertServesTheNextClient();
    }
  }

  @Test
  void waitsForAClientBetweenRequests() throws Exception {
    try (RawClient client = commands()) {
      client.ask(FRAME + COMMAND, 18);
      Thread.sleep(700);
      assertEquals(FRAMED_SUCCESS, client.ask(FRAME + COMMAND, 18));
    }
  }

  @Test
  void answersAClientThatHasClosedItsHalf() throws IOException {
    try (RawClient client = commands()) {
      client.send(FRAME + COMMAND).halfClose();
      assertEquals(FRAMED_SUCCESS, client.receive(18));
      assertTrue(client.isHungUp());
    }
  }

  @Test
  void takesARequestByteByByte() throws IOException {
    try (RawClient client = commands()) {
      assertEquals(FRAMED_SUCCESS, client.dribble(FRAME + COMMAND).receive(18));
    }
  }

  @Test
  void answersRequestsThatComeTogether() throws IOException {
    try (RawClient client = commands()) {
      client.send((FRAME + COMMAND).repeat(3));
      assertEquals(FRAMED_SUCCESS.repeat(3), client.receive(54));
    }
  }

  @Test
  void hangsUpOnWhatIsNoRequest() throws IOException {
    for (String garbage :
        List.of(
            "47455420",
            "ffffffff",
            "00000008 00 ffffffff",
            "00000008 00 00010001",
            "0000000f 00000000")) {
      try (RawClient client = commands()) {
        assertTrue(client.send(garbage).isHungUp(), garbage);
      }
      assertServesTheNextClient();
    }
    try (RawClient client = platformPort()) {
      assertTrue(client.send("00000008").isHungUp());
    }
  }

  @Test
  void letsClientsWaitAtThePlatformPortForTheOther() throws IOException {
    try (RawClient first = commands();
        RawClient second = commands();
        RawClient platformOfSecond = platformPort();
        RawClient platformOfFirst = platformPort()) {
      assertEquals(DONE, platformOfSecond.ask("00000001", 4));
      assertEquals(DONE, platformOfFirst.ask("00000001", 4));
      assertEquals(FRAMED_SUCCESS, first.ask(FRAME + COMMAND, 18));
      first.close();
      assertEquals(FRAMED_SUCCESS, second.ask(FRAME + COMMAND, 18));
    }
  }

  @Test
  void survivesAFloodOfConnections() throws IOException {
    List<RawClient> flood = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      flood.add(commands());
    }
    for (RawClient client : flood) {
      client.close();
    }
    assertServesTheNextClient();
  }

  @Test
  void endsWhenAClientSaysStop() throws Exception {
    try (RawClient client = platformPort()) {
      assertTrue(client.send("00000015").isHungUp());
    }
    server.awaitEnd();
  }

  @Test
  void endsWhenItsTpmFails() throws IOException {
    IllegalStateException failure = new IllegalStateException("the state cannot be written");
    tpm.failWith(failure);
    try (RawClient client = commands()) {
      assertTrue(client.send(FRAME + COMMAND).isHungUp());
    }
    ExecutionException end = assertThrows(ExecutionException.class, server::awaitEnd);
    assertSame(failure, end.getCause());
    tpm.failWith(null);
  }

  @Test
  void savesStateWhenItEnds() throws IOException {
    server.close();
    assertEquals(List.of("on", "80010000000c000001450001 from 0", "off"), tpm.events());
  }

  @Test
  void endsACommandThatRunsWhenItEnds() throws Exception {
    try (RawClient client = commands()) {
      client.send(FRAME + LONG_COMMAND);
      tpm.awaitLongCommand();
      server.close();
    }
    assertEquals("off", tpm.events().get(3));
  }
}
