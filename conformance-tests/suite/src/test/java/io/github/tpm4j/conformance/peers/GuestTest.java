package io.github.tpm4j.conformance.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Guest;
import io.github.tpm4j.peers.GuestJUnit;
import io.github.tpm4j.peers.ToolResult;
import io.github.tpm4j.peers.TpmModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("peer")
class GuestTest {

  @TempDir private Path share;

  @ParameterizedTest
  @EnumSource(names = {"TIS", "CRB"})
  void runsAScriptWithATpmBehindARealDriver(TpmModel model) throws Exception {
    Files.writeString(share.resolve("to-guest"), "hello\n");
    String script =
        """
        cat to-guest
        tpm2_getrandom --hex 8 --tcti device:/dev/tpmrm0
        echo
        echo hello > from-guest
        exit 7
        """;
    ToolResult result = Guest.run(script, share, model);
    assertEquals(7, result.status(), result::toString);
    assertLinesMatch(
        List.of("hello", "[0-9a-f]{16}"), result.text().lines().toList(), result::toString);
    assertEquals("hello\n", Files.readString(share.resolve("from-guest")));
  }

  @Test
  void runsTestsOfThisBuild() throws Exception {
    ToolResult result =
        GuestJUnit.run(share, TpmModel.NONE, Duration.ofMinutes(1), NoTpmInGuest.class);
    assertTrue(result.text().contains("findsNoDevice"), result::toString);
  }

  @Test
  @Tag("long")
  void endsAScriptThatOutlivesItsLimit() throws Exception {
    ToolResult result = Guest.run("sleep 60", share, TpmModel.NONE, Duration.ofSeconds(1));
    assertEquals(124, result.status(), result::toString);
  }
}
