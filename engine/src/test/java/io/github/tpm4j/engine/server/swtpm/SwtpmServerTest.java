package io.github.tpm4j.engine.server.swtpm;

import static io.github.tpm4j.engine.server.RecordingTpm.CANCELED;
import static io.github.tpm4j.engine.server.RecordingTpm.COMMAND;
import static io.github.tpm4j.engine.server.RecordingTpm.LONG_COMMAND;
import static io.github.tpm4j.engine.server.RecordingTpm.SUCCESS;
import static io.github.tpm4j.engine.server.RecordingTpm.TPM_RC_FAILURE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.RawClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SwtpmServerTest extends SwtpmServed {
  private static final String BAD_ORDINAL = "0000000a";

  @Test
  void keepsTheControlConnection() throws IOException {
    try (RawClient client = control()) {
      assertEquals(OK, client.ask(INIT, 4));
      assertEquals(OK, client.ask("00000005 01000000", 4));
      assertEquals(OK, client.ask("00000005 02", 4));
      assertEquals(OK, client.ask("00000006", 4));
      assertEquals("0000000001000000", client.ask("00000004", 8));
      assertEquals(OK, client.ask("0000000b 04000000", 4));
      assertEquals("0000000000000000", client.ask("00000004", 8));
    }
    assertEquals(SUCCESS, command(COMMAND, 10));
    assertEquals(List.of("on", "hash", COMMAND + " from 2"), tpm.events());
  }

  @Test
  void answersACommandBeforeInit_failure() throws IOException {
    assertEquals(TPM_RC_FAILURE, command(COMMAND, 10));
    assertEquals(List.of(), tpm.events());
  }

  @Test
  void takesCommandsAsLongAsItsTpmDoes() throws IOException {
    tpm.takes(8192);
    request(INIT, 4);
    assertEquals(
        "00000000" + "00002000" + "00000af8" + "00002000", request("00000011 00000000", 16));
    String verification = "8002000012360000" + "01a3" + "5a".repeat(0x1236 - 10);
    assertEquals(SUCCESS, command(verification, 10));
    assertEquals(List.of("on", verification + " from 0"), tpm.events());
  }

  @Test
  void startsAgainAtInit_andForgetsVolatileStateIfAsked() throws IOException {
    request(INIT, 4);
    request("0000000a", 4);
    request("00000002 00000001", 4);
    request("0000000e", 4);
    assertEquals(List.of("on", "keep", "off", "on", "forget", "off"), tpm.events());
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void takesStateInASecondSend() throws IOException {
    String big = "5a".repeat(9000);
    try (RawClient client = control()) {
      client.send("0000000d 00000000 00000001 00002328");
      assertEquals(OK, client.ask(big, 4));
      assertEquals(OK, client.ask("0000000d 00000000 00000002 00000001 ee", 4));
      assertEquals(OK, client.ask("0000000d 00000000 00000003 00000000", 4));
      assertEquals("00000003", client.ask("0000000d 00000000 00000009 00000001 ee", 4));
    }
    assertEquals(List.of("permanent " + big, "give ee"), tpm.events());
  }

  @Test
  void givesStateInOneAnswer() throws IOException {
    request(INIT, 4);
    String blob = hex("volatile");
    assertEquals(
        "00000000" + "00000000" + "00000008" + "00000008" + blob,
        request("0000000c 00000001 00000002 00000000", 24));
  }

  @Test
  void describesItsTpm() throws IOException {
    String all =
        "{\"TPMSpecification\":{\"family\":\"2.0\",\"level\":0,\"revision\":159},"
            + "\"TPMAttributes\":{\"manufacturer\":\"id:54504D34\",\"version\":\"id:00010000\","
            + "\"model\":\"tpm4j\"},"
            + "\"TPMFeatures\":{\"RSAKeySizes\":[2048,3072],\"CamelliaKeySizes\":[128]}}\0";
    String size = HexFormat.of().toHexDigits(all.length());
    assertEquals(
        OK + size + size + hex(all),
        request("00000012 000000000000ffff 00000000 00000000", 12 + all.length()));
    assertEquals(
        OK + "00000003" + "00000003" + "7b7d00",
        request("00000012 0000000000000008 00000000 00000000", 15));
  }

  @Test
  void cancelsACommandWhileItRuns_butNoneAfterIt() throws Exception {
    request(INIT, 4);
    try (RawClient client = data()) {
      client.send(LONG_COMMAND);
      tpm.awaitLongCommand();
      assertEquals(OK, request("00000009", 4));
      assertEquals(CANCELED, client.receive(10));
      assertEquals(OK, request("00000009", 4));
      assertEquals(SUCCESS, client.ask(COMMAND, 10));
    }
  }

  @RepeatedTest(20)
  void endsAtShutdown_butAnswersBefore() throws Exception {
    request(INIT, 4);
    assertEquals(OK, request("00000003", 4));
    server.awaitEnd();
    assertEquals(List.of("on", "80010000000c000001450001 from 0", "off"), tpm.events());
  }

  @Test
  void takesACommandOnEachConnection_orManyOnOne() throws IOException {
    request(INIT, 4);
    data().close();
    assertEquals(SUCCESS, command(COMMAND, 10));
    try (RawClient client = data()) {
      assertEquals(SUCCESS, client.ask(COMMAND, 10));
      assertEquals(SUCCESS, client.dribble(COMMAND).receive(10));
      assertEquals(SUCCESS.repeat(2), client.ask(COMMAND.repeat(2), 20));
    }
  }

  @Test
  void takesTheSimulatorsFrameToo() throws IOException {
    request(INIT, 4);
    try (RawClient client = data()) {
      String framed = "00000008 01 0000000a" + COMMAND;
      assertEquals("0000000a" + SUCCESS + "00000000", client.ask(framed, 18));
      assertEquals(SUCCESS, client.ask(COMMAND, 10));
      client.send("00000014");
    }
    assertEquals(List.of("on", COMMAND + " from 1", COMMAND + " from 0"), tpm.events());
  }

  @Test
  void handsTheTpmWhatBeginsWithZerosAndIsAsLongAsACommand() throws IOException {
    request(INIT, 4);
    for (String wrong : List.of("00000000000a00000181", "00000000000c0000018100ff")) {
      assertEquals(SUCCESS, command(wrong, 10));
      assertTrue(tpm.events().contains(wrong + " from 0"), wrong);
    }
  }

  @Test
  void handsTheTpmWhatHasAWrongSize() throws IOException {
    request(INIT, 4);
    for (String wrong :
        List.of(
            "80010000ffff00000181",
            "8001000000090000018100",
            "deadbeefdeadbeefdeadbeef",
            "8001ffffffff00000181",
            "80010000100100000181")) {
      assertEquals(SUCCESS, command(wrong, 10));
      assertTrue(tpm.events().contains(wrong + " from 0"), wrong);
    }
  }

  @Test
  void takesCommandsUpToTheBufferSize() throws IOException {
    request("00000011 00000f80", 16);
    request(INIT, 4);
    String longest = "800100000f8000000181" + "00".repeat(0xF80 - 10);
    assertEquals(SUCCESS, command(longest, 10));
    assertEquals(List.of("limit 3968", "on", longest + " from 0"), tpm.events());
  }

  @Test
  void hangsUpOnAClientThatNeverEndsItsCommand() throws IOException {
    request(INIT, 4);
    try (RawClient slow = data();
        RawClient slowControl = control()) {
      slow.send("8001");
      slowControl.send("00000002");
      assertTrue(slow.isHungUp());
      assertTrue(slowControl.isHungUp());
    }
    assertEquals(SUCCESS, command(COMMAND, 10));
  }

  @Test
  void survivesRandomBytesOnBothChannels() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      byte[] noise = new byte[1 + random.nextInt(40)];
      random.nextBytes(noise);
      try (RawClient client = round % 2 == 0 ? data() : control()) {
        client.send(HexFormat.of().formatHex(noise)).abort();
      }
    }
    assertEquals(OK, request(INIT, 4));
    assertEquals(SUCCESS, command(COMMAND, 10));
  }

  @Test
  void refusesADataChannelThatIsNotThere() throws IOException {
    assertEquals("00000003", request("00000010", 4));
    assertEquals(BAD_ORDINAL, request("00000007 00000000", 4));
  }
}
