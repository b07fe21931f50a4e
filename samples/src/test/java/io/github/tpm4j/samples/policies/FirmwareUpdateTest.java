package io.github.tpm4j.samples.policies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.samples.Printed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The key stays over an update, and the guide shows how. */
class FirmwareUpdateTest {
  private static final Path SOURCE =
      Path.of("src/main/java/io/github/tpm4j/samples/policies/FirmwareUpdate.java");

  @Test
  void signsBeforeAndAfter_andNotByTheOldApproval() throws Exception {
    List<String> lines = Printed.by(FirmwareUpdate::main);
    assertEquals(3, lines.size(), lines::toString);
    assertEquals("today: signed", lines.get(0));
    assertTrue(lines.get(1).contains("PCR 16 (SHA256) is"), lines::toString);
    assertEquals("after the update: signed", lines.get(2));
  }

  @Test
  void theGuideShowsCodeOfTheSample() throws Exception {
    String sample = squeezed(Files.readString(SOURCE));
    List<String> blocks =
        Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("../docs/policies.md")))
            .results()
            .map(block -> squeezed(block.group(1)))
            .toList();
    assertFalse(blocks.isEmpty());
    blocks.forEach(block -> assertTrue(sample.contains(block), block));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
