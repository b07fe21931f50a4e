package io.github.tpm4j.samples.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The samples do what they say, and the guide shows what they do. */
class SealingSamplesTest {
  private interface Sample {
    void main(String[] arguments) throws Exception;
  }

  private static List<String> printed(Sample sample) throws Exception {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      sample.main(new String[0]);
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void unsealsTheState_andRefusesAStaleOne() throws Exception {
    List<String> lines = printed(SealedState::main);
    assertEquals(List.of("unsealed: balance 100", "current: balance 100"), lines.subList(0, 2));
    assertTrue(lines.get(2).startsWith("stale: The policy demands NV Index 0x01800010"));
    assertEquals(3, lines.size());
  }

  @Test
  void readsItsData_andCannotWriteThemWhenLocked() throws Exception {
    List<String> lines = printed(NvData::main);
    assertEquals("serial 4711", lines.get(0));
    assertTrue(lines.get(1).startsWith("LOCKED: NV Index 0x01800011 is locked against writing"));
    assertEquals(2, lines.size());
  }

  @Test
  void theGuideShowsCodeOfTheSamples() throws Exception {
    String samples = squeezed(source("SealedState")) + squeezed(source("NvData"));
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

  private static String source(String sample) throws Exception {
    return Files.readString(
        Path.of("src/main/java/io/github/tpm4j/samples/seal/" + sample + ".java"));
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ");
  }
}
