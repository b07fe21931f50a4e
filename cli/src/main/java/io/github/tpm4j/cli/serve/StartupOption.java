package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.server.TpmPlatform;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import picocli.CommandLine.Option;

/** The option that says what the machine's firmware would do. */
final class StartupOption {
  private static final int SUCCESS = 0;

  /** The kinds of TPM2_Startup, and none. */
  private enum Startup {
    CLEAR,
    STATE,
    NONE
  }

  @Option(
      names = "--startup",
      paramLabel = "clear|state|none",
      description =
          "Powers the TPM on at once and sends TPM2_Startup: 'clear' as after a reboot, 'state'"
              + " to resume what a shutdown has saved, 'none' to leave it to the first client.")
  private Startup startup;

  boolean isGiven() {
    return startup != null;
  }

  /**
   * Powers the TPM on, and starts it up if so asked.
   *
   * @throws IllegalStateException if the TPM refuses
   */
  void apply(TpmPlatform platform) {
    platform.powerOn();
    if (startup == Startup.CLEAR) {
      require(platform.startUp(TpmSu.CLEAR), "TPM2_Startup(CLEAR)");
    } else if (startup == Startup.STATE) {
      require(
          platform.startUp(TpmSu.STATE),
          "TPM2_Startup(STATE); where no state was saved, use --startup clear");
    }
  }

  private static void require(int responseCode, String tried) {
    if (responseCode != SUCCESS) {
      throw new IllegalStateException(
          "the TPM answered " + new TpmRc(responseCode) + " to " + tried);
    }
  }
}
