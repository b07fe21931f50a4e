package io.github.tpm4j.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Runs JUnit tests of this build inside a guest. */
public final class GuestJUnit {
  // Short runs on an emulated processor: the second compiler would cost more than it saves.
  private static final String JAVA = "java -XX:+UseSerialGC -XX:TieredStopAtLevel=1";
  private static final String CONSOLE = "org.junit.platform.console.ConsoleLauncher execute";
  private static final String OPTIONS =
      "--disable-banner --disable-ansi-colors --details=tree --details-theme=ascii"
          + " --fail-if-no-tests";

  private GuestJUnit() {}

  /**
   * Boots a guest and runs the tests of the classes in it, in one JVM. The classes need names that
   * Surefire does not take for tests ({@code ...InGuest}), or they would run on the host as well.
   *
   * @param share an empty folder, {@code /share} in the guest; receives the class path
   * @param model what kind of TPM the guest has
   * @param limit the time for the tests, without the boot
   * @param tests classes on this JVM's class path
   * @return the report of the run
   * @throws ToolFailure if a test fails or is skipped, if there is none, or time is out
   */
  public static ToolResult run(Path share, TpmModel model, Duration limit, Class<?>... tests)
      throws IOException {
    return requirePassed(Guest.run(script(share, tests), share, model, limit));
  }

  /**
   * As {@link #run(Path, TpmModel, Duration, Class...)}, with another TPM than swtpm.
   *
   * @param control the UNIX socket of its control channel
   */
  public static ToolResult run(
      Path share, TpmModel model, Path control, Duration limit, Class<?>... tests)
      throws IOException {
    return requirePassed(Guest.run(script(share, tests), share, model, control, limit));
  }

  private static String script(Path share, Class<?>... tests) throws IOException {
    String classPath = GuestClassPath.copyTo(share);
    String selected =
        Arrays.stream(tests)
            .map(test -> "--select-class='" + test.getName() + "'")
            .collect(Collectors.joining(" "));
    return String.join(" ", JAVA, "-cp", classPath, CONSOLE, OPTIONS, selected);
  }

  private static ToolResult requirePassed(ToolResult result) {
    if (result.status() != 0 || !result.text().contains(" 0 tests skipped ")) {
      throw new ToolFailure("tests in the guest ended with " + result.status() + ": " + result);
    }
    return result;
  }
}
