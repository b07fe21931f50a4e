package io.github.tpm4j.capabilities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** CAPABILITIES.md tells what the code does. */
class CapabilitiesDocumentTest {

  @Test
  void isAsTheCodeTells() throws IOException {
    assertEquals(
        CapabilitiesDocument.text(),
        Files.readString(Checkout.root().resolve("CAPABILITIES.md")),
        "CAPABILITIES.md is out of date: ./run capabilities writes it anew");
  }
}
