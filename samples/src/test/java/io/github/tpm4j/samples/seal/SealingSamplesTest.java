package io.github.tpm4j.samples.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.samples.BundledKeys;
import io.github.tpm4j.samples.Printed;
import io.github.tpm4j.tss.attributes.TpmaNv;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmNv;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The samples do what they say, and the guide shows what they do. */
class SealingSamplesTest {
  @Test
  void unsealsTheState_andRefusesAStaleOne() throws Exception {
    List<String> lines = Printed.by(SealedState::main);
    assertEquals(List.of("unsealed: balance 100", "current: balance 100"), lines.subList(0, 2));
    assertTrue(lines.get(2).startsWith("stale: The policy demands NV Index 0x01800010"));
    assertEquals(3, lines.size());
  }

  @Test
  void readsItsData_andCannotWriteThemWhenLocked() throws Exception {
    List<String> lines = Printed.by(NvData::main);
    assertEquals("serial 4711", lines.get(0));
    assertTrue(lines.get(1).startsWith("LOCKED: NV Index 0x01800011 is locked against writing"));
    assertEquals(2, lines.size());
  }

  @Test
  void countsThePinsTries_andNeverTheTpms() throws Exception {
    List<String> lines = Printed.by(PinnedSecret::main);
    assertEquals(
        List.of("unsealed: the code is 4711", "wrong PIN", "wrong PIN", "wrong PIN"),
        lines.subList(0, 4));
    assertTrue(lines.get(4).startsWith("no tries left: "), lines.get(4));
    assertEquals(List.of("unsealed: the code is 4711"), lines.subList(5, lines.size()));
  }

  @Test
  void opensTheArchiveInAStateThatIsSigned() throws Exception {
    List<String> lines = Printed.by(ApprovedArchive::main);
    assertTrue(lines.get(0).startsWith("not approved: The policy demands"), lines.get(0));
    assertEquals("unsealed: 10000000 bytes, the same: true", lines.get(1));
    assertEquals(2, lines.size());
  }

  @Test
  void theTpmKeepsACertificate() throws Exception {
    TpmHandle index = TpmHandle.of(0x01800013);
    try (BundledKeys keys = new BundledKeys()) {
      X509Certificate certificate = (X509Certificate) keys.entry("EC").getCertificate();
      TpmDevice device = keys.device();
      TpmNv nv = StoredCertificate.put(device, index, certificate);
      assertEquals(certificate, StoredCertificate.get(device, index));
      TpmaNv attributes = nv.publicArea().attributes();
      assertTrue(attributes.has(TpmaNv.AUTHREAD) && attributes.has(TpmaNv.OWNERWRITE));
      assertFalse(attributes.has(TpmaNv.AUTHWRITE));
    }
  }

  @Test
  void theGuideShowsCodeOfTheSamples() throws Exception {
    String samples =
        Stream.of("ApprovedArchive", "NvData", "PinnedSecret", "SealedState", "StoredCertificate")
            .map(SealingSamplesTest::source)
            .map(SealingSamplesTest::squeezed)
            .collect(Collectors.joining());
    String guide = Files.readString(Path.of("../docs/sealing.md"));
    List<String> blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(guide)
            .results()
            .map((MatchResult block) -> squeezed(block.group(1)))
            .toList();
    assertFalse(blocks.isEmpty());
    blocks.forEach(block -> assertTrue(samples.contains(block), block));
  }

  private static String source(String sample) {
    Path file = Path.of("src/main/java/io/github/tpm4j/samples/seal/" + sample + ".java");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ");
  }
}
