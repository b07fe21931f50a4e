package io.github.tpm4j.cli.dropin.bios;

import io.github.tpm4j.cli.dropin.LongOptions.Given;
import io.github.tpm4j.cli.dropin.LongOptions.Parsed;

/**
 * What a command line asks for.
 *
 * @param startup the TPM_Startup that is sent
 * @param startsOnly whether a TPM 1.2 is left as it is, neither enabled nor activated
 * @param activates whether a TPM 1.2 must be active at the end
 * @param tests whether a self-test is asked for
 * @param givesUpPresence whether nobody may act as the platform afterwards
 */
record BiosOptions(
    Startup startup,
    boolean startsOnly,
    boolean activates,
    boolean tests,
    boolean givesUpPresence) {

  /** Kinds of startup, with TPM 1.2's TPM_STARTUP_TYPE. */
  enum Startup {
    NONE(0),
    CLEAR(1),
    STATE(2),
    DEACTIVATED(3);

    private final int number;

    Startup(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  static BiosOptions of(Parsed parsed) {
    return new BiosOptions(
        startup(parsed), parsed.has("o"), parsed.has("ea"), parsed.has("cs"), parsed.has("u"));
  }

  /** The last one counts. */
  private static Startup startup(Parsed parsed) {
    Startup last = Startup.CLEAR;
    for (Given given : parsed.options()) {
      last =
          switch (given.name()) {
            case "c" -> Startup.CLEAR;
            case "s" -> Startup.STATE;
            case "d" -> Startup.DEACTIVATED;
            case "n" -> Startup.NONE;
            default -> last;
          };
    }
    return last;
  }
}
