package io.github.tpm4j.cli.fleet;

import io.github.tpm4j.engine.server.StartupKind;
import io.github.tpm4j.engine.server.TpmPlatform;
import java.util.Locale;

/** What a TPM of a fleet is given before its first client comes. */
enum FleetStartup {
  /** Nothing: it is off until CMD_INIT, which QEMU sends. */
  OFF,
  /** Power, and TPM2_Startup(CLEAR). */
  CLEAR,
  /** Power, and TPM2_Startup(STATE). */
  STATE;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A refusal is left to the client, whose commands get TPM_RC_INITIALIZE. */
  void apply(TpmPlatform platform) {
    if (this != OFF) {
      platform.startUp(this == CLEAR ? StartupKind.CLEAR : StartupKind.STATE);
    }
  }
}
