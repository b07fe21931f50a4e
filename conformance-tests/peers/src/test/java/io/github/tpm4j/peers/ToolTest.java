package io.github.tpm4j.peers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolTest {

  @Test
  void returnsStatusAndBothStreams() {
    ToolResult result = Tool.of("sh", "-c", "echo out; echo err >&2; exit 3").run();
    assertEquals(3, result.status());
    assertEquals("out\n", result.text());
    assertEquals("err\n", result.errors());
  }

  @Test
  void passesInputVariablesAndFolder(@TempDir Path folder) {
    byte[] input = {0, 1, (byte) 0xff};
    assertArrayEquals(input, Tool.of("cat").input(input).succeed().output());
    ToolResult result =
        Tool.of("sh", "-c", "echo $COLOUR; pwd -P").with("COLOUR", "blue").in(folder).succeed();
    assertEquals("blue\n" + folder.toAbsolutePath() + "\n", result.text());
  }

  @Test
  void tellsCommandStatusAndOutputOfAFailure() {
    Tool tool = Tool.of("sh", "-c", "echo why not >&2; exit 4");
    String message = assertThrows(ToolFailure.class, tool::succeed).getMessage();
    assertTrue(message.contains("status 4 from sh -c") && message.contains("why not"), message);
    assertEquals(4, tool.refuse().status());
  }

  @Test
  void failsWhereARefusalWasExpected() {
    assertThrows(ToolFailure.class, Tool.of("true")::refuse);
  }

  @Test
  void endsAProgramThatOutlivesItsLimit() {
    Tool tool = Tool.of("sh", "-c", "echo started; exec sleep 60").within(Duration.ofSeconds(1));
    String message = assertThrows(ToolFailure.class, tool::run).getMessage();
    assertTrue(message.contains("not done within 1 s") && message.contains("started"), message);
  }

  @Test
  void namesAProgramThatIsMissing() {
    String message =
        assertThrows(ToolFailure.class, Tool.of("no-such-program-anywhere")::run).getMessage();
    assertTrue(message.contains("no-such-program-anywhere"), message);
  }
}
