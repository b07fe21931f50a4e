package io.github.tpm4j.samples.attest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.samples.Printed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sample does what it says. */
class QuoteCheckTest {

  @Test
  void acceptsTheAnswer_andRefusesItsReplay() throws Exception {
    List<String> lines = Printed.by(QuoteCheck::main);
    assertEquals(5, lines.size(), lines::toString);
    assertTrue(lines.get(0).startsWith("accepted, resetCount "), lines::toString);
    assertTrue(lines.get(1).startsWith("PCR 0 (SHA256) 0000"), lines::toString);
    assertTrue(
        lines.get(4).startsWith("refused, attest.extraData: NONCE_DIFFERS"), lines::toString);
  }
}
