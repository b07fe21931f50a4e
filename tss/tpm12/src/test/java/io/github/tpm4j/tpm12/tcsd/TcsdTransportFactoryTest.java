package io.github.tpm4j.tpm12.tcsd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.transport.Transports;
import org.junit.jupiter.api.Test;

/** What stands in the configuration {@code tcsd:…}. */
class TcsdTransportFactoryTest {

  @Test
  void theUsualPlaceNeedsNoWords() {
    assertEquals(
        Transports.identity("tcsd:host=localhost,port=30003,timeout=5"),
        Transports.identity("tcsd"));
    assertNotEquals(Transports.identity("tcsd:port=30004"), Transports.identity("tcsd"));
  }

  @Test
  void whatIsUnknownIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Transports.open("tcsd:path=/run/tcsd"));
    assertThrows(IllegalArgumentException.class, () -> Transports.open("tcsd:port=0"));
  }
}
