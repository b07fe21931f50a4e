package io.github.tpm4j.cli.dropin;

import java.util.Set;

/**
 * Reads {@code --flags}: whether the TPM is on before a client of the control channel says so, and
 * with which TPM2_Startup.
 */
enum PowerFlags {
  /** The TPM is off until CMD_INIT. */
  OFF,
  /** The TPM is on. */
  ON,
  /** The TPM is on, after TPM2_Startup(CLEAR). */
  STARTUP_CLEAR,
  /** The TPM is on, after TPM2_Startup(STATE). */
  STARTUP_STATE,
  /** The TPM 1.2 is on, after TPM_Startup(DEACTIVATED). */
  STARTUP_DEACTIVATED;

  private static final Set<String> WORDS =
      Set.of(
          "not-need-init",
          "startup-none",
          "startup-clear",
          "startup-state",
          "startup-deactivated",
          "disable-auto-shutdown");

  static PowerFlags parse(String text, SocketFamily family) throws Refusal {
    SubOptions options = SubOptions.parse("flags", text, Set.of(), WORDS);
    if (options.has("startup-deactivated")) {
      if (family == SocketFamily.TPM_2_0) {
        throw new Refusal("swtpm: Error: TPM 2 does not support startup deactivated.");
      }
      return STARTUP_DEACTIVATED;
    }
    if (options.has("disable-auto-shutdown")) {
      throw new Refusal(
          "swtpm: --flags disable-auto-shutdown: this TPM always ends with TPM2_Shutdown(STATE)");
    }
    if (options.has("startup-clear")) {
      return STARTUP_CLEAR;
    }
    if (options.has("startup-state")) {
      return STARTUP_STATE;
    }
    return options.has("not-need-init") || options.has("startup-none") ? ON : OFF;
  }
}
