package io.github.tpm4j.conformance.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.Transports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("peer")
class SwtpmTest {
  /** TPM2_GetRandom of 8 bytes (Part 3, 16.1). */
  private static final byte[] GET_RANDOM = HexFormat.of().parseHex("80010000000c0000017b0008");

  private static byte[] getRandom(Swtpm swtpm) throws TransportException {
    try (Transport tpm = Transports.open(swtpm.tcti())) {
      return tpm.transmit(GET_RANDOM);
    }
  }

  @Test
  void answersOverTcp() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      assertEquals(20, getRandom(swtpm).length);
    }
  }

  @Test
  void answersOverAUnixSocket() throws Exception {
    try (Swtpm swtpm = Swtpm.unix()) {
      assertEquals(20, getRandom(swtpm).length);
    }
  }

  @Test
  void servesTpm2Tools() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      ToolResult random = Tool.of("tpm2_getrandom", "--hex", "8").tpm(swtpm.tcti()).succeed();
      assertEquals(16, random.text().length(), random::toString);
    }
  }

  @Test
  void keepsItsStateInAFolderThatIsGiven(@TempDir Path folder) throws Exception {
    String before;
    try (Swtpm swtpm = Swtpm.tcp(folder)) {
      Tool.of("tpm2_nvdefine", "0x1500001", "-s", "4").tpm(swtpm.tcti()).succeed();
      before = Tool.of("tpm2_nvreadpublic").tpm(swtpm.tcti()).succeed().text();
    }
    try (Swtpm swtpm = Swtpm.tcp(folder)) {
      assertEquals(before, Tool.of("tpm2_nvreadpublic").tpm(swtpm.tcti()).succeed().text());
    }
  }

  @Test
  void leavesNothingBehindOtherwise() throws Exception {
    Swtpm swtpm = Swtpm.tcp();
    swtpm.close();
    assertFalse(Files.exists(swtpm.folder()));
    assertThrows(TransportException.class, () -> getRandom(swtpm));
  }

  @Test
  void runsBesideAnother() throws Exception {
    try (Swtpm one = Swtpm.tcp();
        Swtpm other = Swtpm.tcp()) {
      assertNotEquals(one.port(), other.port());
      assertEquals(20, getRandom(one).length);
      assertEquals(20, getRandom(other).length);
    }
  }

  @Test
  void vanishesWhenKilled() throws Exception {
    try (Swtpm swtpm = Swtpm.tcp()) {
      swtpm.kill();
      assertThrows(TransportException.class, () -> getRandom(swtpm));
    }
  }
}
