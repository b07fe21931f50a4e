package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.cli.dropin.LongOptions.Parsed;
import java.util.Map;

/**
 * The options that the command's script carries out, since a JVM cannot: to go to the background,
 * and to change to another user. The script looks for whole words only, so that one which it has
 * missed is refused here, and not left aside.
 */
final class ScriptOptions {
  /** Set by the script: the user that it has changed to. */
  private static final String USER = "TPM4J_SWTPM_USER";

  private ScriptOptions() {}

  static void require(Parsed parsed, Map<String, String> environment) throws Refusal {
    boolean inForeground = parsed.has("daemon") && !Background.isAwaited(environment);
    String user = parsed.value("runas").orElse("");
    if (inForeground || !user.equals(environment.getOrDefault(USER, ""))) {
      throw new Refusal(
          "swtpm: Give --daemon and --runas USER (-d, -r USER) in full, each as words of their own");
    }
  }
}
