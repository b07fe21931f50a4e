package io.github.tpm4j.conformance.peer;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NoTpmInGuest {

  @Test
  void findsNoDevice() {
    assertTrue(Files.exists(Path.of("/dev/null")));
    assertFalse(Files.exists(Path.of("/dev/tpm0")));
    assertFalse(Files.exists(Path.of("/dev/tpmrm0")));
  }
}
