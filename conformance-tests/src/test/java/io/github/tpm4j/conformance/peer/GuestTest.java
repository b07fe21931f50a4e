package io.github.tpm4j.conformance.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import java.nio.file.Files;
import java.nio.file.Path;
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
  void hasATpmBehindARealDriver(TpmModel model) throws Exception {
    Files.writeString(share.resolve("to-guest"), "hello");
    String script =
        """
        cat to-guest
        echo
        tpm2_getrandom --hex 8 --tcti device:/dev/tpmrm0
        echo
        java -XX:TieredStopAtLevel=1 -cp CLASS_PATH io.github.tpm4j.cli.Tpm4j version
        echo hello > from-guest
        exit 7
        """;
    ToolResult result =
        Guest.run(script.replace("CLASS_PATH", GuestClassPath.copyTo(share)), share, model);
    assertEquals(7, result.status(), result::toString);
    assertLinesMatch(
        List.of("hello", "[0-9a-f]{16}", "tpm4j .*", "Java .*"),
        result.text().lines().toList(),
        result::toString);
    assertEquals("hello\n", Files.readString(share.resolve("from-guest")));
  }

  @Test
  void canBeWithoutATpm() throws Exception {
    ToolResult result = Guest.run("ls /dev/tpm*", share, TpmModel.NONE);
    assertEquals(1, result.status(), result::toString);
  }
}
