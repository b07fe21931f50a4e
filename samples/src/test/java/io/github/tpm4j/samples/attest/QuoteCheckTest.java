package io.github.tpm4j.samples.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample does what it says. */
class QuoteCheckTest {

  @Test
  void acceptsTheAnswer_andRefusesItsReplay() throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      QuoteCheck.main(new String[0]);
    } finally {
      System.setOut(out);
    }
    List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals(5, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith("accepted, resetCount "), lines::toString);
    assertTrue(lines.get(1).startsWith("PCR 0 (SHA256) 0000"), lines::toString);
    assertTrue(
        lines.get(4).startsWith("refused, attest.extraData: NONCE_DIFFERS"), lines::toString);
  }
}
