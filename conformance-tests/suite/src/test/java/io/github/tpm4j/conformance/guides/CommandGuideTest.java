package io.github.tpm4j.conformance.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.peers.Checkout;
import io.github.tpm4j.peers.EngineServer;
import io.github.tpm4j.peers.ToolResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/command.md, with the files that they take. */
@Tag("peer")
class CommandGuideTest {
  private static final String STATE_OF_SWTPM =
      "engine/src/test/resources/io/github/tpm4j/engine/libtpms/plain/tpm2-00.permall";

  /** A log of SHA-256 with one event, and the PCR that it leads to. */
  private static final String INPUTS =
      """
      NONCE=$(openssl rand -hex 20)
      echo root=/dev/vda1 > kernel-command-line.bin
      echo secret > secrets.tar
      echo of the data > pass.txt
      mkdir theirs
      cp '%s' theirs/tpm2-00.permall
      {
        printf '\\0\\0\\0\\0\\3\\0\\0\\0%%b\\41\\0\\0\\0Spec ID Event03\\0' "$(printf '\\\\0%%.0s' {1..20})"
        printf '\\0\\0\\0\\0\\0\\2\\152\\2\\1\\0\\0\\0\\13\\0\\40\\0\\0'
        printf '\\4\\0\\0\\0\\4\\0\\0\\0\\1\\0\\0\\0\\13\\0%%b\\4\\0\\0\\0\\0\\0\\0\\0' "$(printf '\\\\0%%.0s' {1..32})"
      } > log
      ./tpm4j pcr extend 4 --yes --digest sha256:$(printf '%%064d' 0)
      ./tpm4j ek certificate ecc_p256 --chain -o maker.pem
      openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj '/CN=Authority' \\
        -keyout ca.key -out ca.crt
      openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out owner.pem
      """;

  @TempDir private Path folder;

  @Test
  void itsCommandsSucceed() throws Exception {
    GuideShell shell = new GuideShell(folder);
    // Where the test runs there is no TPM of the machine, which is one of its findings.
    shell.program(
        "tpm4j",
        """
        status=0
        '%s' "$@" || status=$?
        [ "$1 $status" = 'doctor 3' ] || exit $status
        """);
    String inputs = INPUTS.formatted(Checkout.root().resolve(STATE_OF_SWTPM));
    Path socket = folder.resolve("tpm.socket");
    // It keeps its PCR from command to command.
    try (EngineServer server =
        EngineServer.start(
            "swtpm",
            "--server",
            "unix:" + socket,
            "--ctrl",
            "unix:" + socket + ".ctrl",
            "--startup",
            "clear",
            "--state",
            folder.resolve("tpm").toString())) {
      ToolResult result =
          shell.run(inputs + GuideShell.commands("docs/command.md"), "swtpm:path=" + socket);
      assertEquals(0, result.status(), result::toString);
      assertEquals(0, server.terminate());
    }
    assertEquals("secret\n", Files.readString(folder.resolve("secrets.tar")));
    assertTrue(Files.readString(folder.resolve("tpm.html")).contains("</html>"));
    assertTrue(Files.size(folder.resolve("approved.json")) > 0);
  }
}
