package io.github.tpm4j.conformance.tss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.tpm4j.peers.ResourceManager;
import io.github.tpm4j.peers.Swtpm;
import io.github.tpm4j.peers.Tool;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TPM2TOOLS_TCTI says to tpm2-tools, it says to a Java program. */
@Tag("peer")
class TctiOfToolsTest {
  private static Swtpm swtpm;

  @BeforeAll
  static void start() throws IOException {
    swtpm = Swtpm.tcp();
  }

  @AfterAll
  static void stop() throws IOException {
    swtpm.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swtpm:%s",
        "libtss2-tcti-swtpm.so.0:%s",
        "cmd:tpm2_send -T swtpm:%s",
        "libtss2-tcti-cmd.so.0:tpm2_send -T swtpm:%s"
      })
  void leadsToTheTpmOfTheTools(String form) {
    String tcti = form.formatted(swtpm.tcti().replaceFirst("swtpm:", ""));
    Tool.of("tpm2_getrandom", "--hex", "16").tpm(tcti).succeed();

    assertEquals("16 bytes from " + info(tcti, false), discovered().tpm(tcti).succeed().text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tabrmd:bus_type=session",
        "tabrmd:bus_type=session,bus_name=com.intel.tss2.Tabrmd",
        "libtss2-tcti-tabrmd.so.0:bus_type=session"
      })
  void leadsToTheResourceManagerOfTheTools(String tcti) throws IOException {
    try (ResourceManager manager = ResourceManager.above(swtpm.tcti())) {
      manager.reachedBy(Tool.of("tpm2_getrandom", "--hex", "16")).tpm(tcti).succeed();

      Tool program = manager.reachedBy(discovered()).tpm(tcti);
      assertEquals("16 bytes from " + info(tcti, true), program.succeed().text());
    }
  }

  private static String info(String tcti, boolean isResourceManaged) {
    String shown = tcti.startsWith("swtpm:") ? tcti : "tctildr:" + tcti;
    return "TransportInfo[tcti=%s, kind=SIMULATOR, resourceManaged=%s]%n"
        .formatted(shown, isResourceManaged);
  }

  private static Tool discovered() {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return Tool.of(java, "-cp", classPath, RandomByDiscovery.class.getName());
  }
}
