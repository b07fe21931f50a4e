package io.github.tpm4j.engine.server.mssim;

import static io.github.tpm4j.engine.server.RecordingTpm.COMMAND;
import static io.github.tpm4j.engine.server.RecordingTpm.LONG_COMMAND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.RawClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clients that come and go, die, wait, or send what is no request. */
class MssimClientsTest extends MssimServed {

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
  void answersEachWordOfAClientThatFramesSignalsWrongly() throws IOException {
    try (RawClient client = platformPort()) {
      assertEquals(DONE, client.ask("00000004 00000001", 4));
      assertEquals(DONE, client.receive(4));
    }
  }
}
