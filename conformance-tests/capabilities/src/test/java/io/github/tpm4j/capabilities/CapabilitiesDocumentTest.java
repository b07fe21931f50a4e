package io.github.tpm4j.conformance.capabilities;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** CAPABILITIES.md tells what the code does. */
class CapabilitiesDocumentTest {

  @Test
  void isAsTheCodeTells() throws IOException {
    assertEquals(
        CapabilitiesDocument.text(),
        Files.readString(Path.of("..", "CAPABILITIES.md")),
        "CAPABILITIES.md is out of date: ./run capabilities writes it anew");
  }
}
