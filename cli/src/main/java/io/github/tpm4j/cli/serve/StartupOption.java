package io.github.tpm4j.cli.serve;

import io.github.tpm4j.engine.server.StartupKind;
import io.github.tpm4j.engine.server.TpmPlatform;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The option that says what the machine's firmware would do. */
final class StartupOption {
  /** The kinds of TPM2_Startup, and none. */
  private enum Startup {
    CLEAR,
    STATE,
    NONE
  }

  private final OptionSpec startup =
      OptionSpec.builder("--startup")
          .type(Startup.class)
          .paramLabel("clear|state|none")
          .description(
              "Powers the TPM on at once and sends TPM2_Startup: 'clear' as after a reboot, 'state'"
                  + " to resume what a shutdown has saved, 'none' to leave it to the first client.")
          .build();

  StartupOption(CommandSpec command) {
    command.addOption(startup);
  }

  boolean isGiven() {
    return startup.getValue() != null;
  }

  /** As {@link #apply} where the option was given; else the TPM stays off. */
  void applyIfGiven(TpmPlatform platform) {
    if (isGiven()) {
      apply(platform);
    }
  }

  /**
   * Powers the TPM on, and starts it up if so asked.
   *
   * @throws IllegalStateException if the TPM refuses
   */
  void apply(TpmPlatform platform) {
    platform.powerOn();
    Startup type = startup.getValue();
    if (type == Startup.CLEAR) {
      require(platform.startUp(StartupKind.CLEAR), "");
    } else if (type == Startup.STATE) {
      require(
          platform.startUp(StartupKind.STATE), "; where no state was saved, use --startup clear");
    }
  }

  private static void require(Optional<String> refused, String remedy) {
    if (refused.isPresent()) {
      throw new IllegalStateException("the TPM answered " + refused.get() + remedy);
    }
  }
}
