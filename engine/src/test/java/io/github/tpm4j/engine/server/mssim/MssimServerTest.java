package io.github.tpm4j.engine.server.mssim;

import static io.github.tpm4j.engine.server.RecordingTpm.CANCELED;
import static io.github.tpm4j.engine.server.RecordingTpm.COMMAND;
import static io.github.tpm4j.engine.server.RecordingTpm.LONG_COMMAND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.server.ServerAddress;
import io.github.tpm4j.peers.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Commands and signals by the simulator's protocol. */
class MssimServerTest extends MssimServed {

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
  void tellsTheLargestMessages() throws IOException {
    assertServesTheNextClient();
    try (RawClient client = platformPort()) {
      String largest = "0a000000" + "00000181" + "0a000000" + "00000000";
      assertEquals("00000010" + largest + DONE, client.ask("00000019", 24));
      assertEquals("00000010" + "00".repeat(16) + DONE, client.ask("00000019", 24));
    }
  }

  @Test
  void tellsWhichTimerHasSignaled_byItsHandleOrItsNumber() throws IOException {
    try (RawClient client = platformPort()) {
      assertEquals("00000000" + DONE, client.ask("0000001a 40000110", 8));
      assertEquals("00000001" + DONE, client.ask("0000001a 40000111", 8));
      assertEquals("00000001" + DONE, client.ask("0000001a 00000001", 8));
      assertEquals("00000000" + DONE, client.ask("0000001a 00000002", 8));
      assertEquals(DONE, client.ask("00000002", 4));
      assertEquals("00000000" + DONE, client.ask("0000001a 40000111", 8));
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
