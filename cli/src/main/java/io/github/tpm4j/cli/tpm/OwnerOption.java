package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.keystore.TpmSettings;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of which one says what the TPM's owner shows it, as a group. */
final class OwnerOption {
  @Option(
      names = "--owner-password-file",
      paramLabel = "FILE",
      description = "The password of the TPM's owner, if it has one: the first line of FILE.")
  private Path passwordFile;

  @Option(
      names = "--owner-well-known",
      description =
          "The owner of a TPM 1.2 has the well-known secret of 20 zeros (tpm_takeownership -y).")
  private boolean wellKnown;

  /** The settings, with what was given. */
  TpmSettings in(TpmSettings settings) {
    if (passwordFile != null) {
      return settings.withOwnerPasswordFile(passwordFile);
    }
    return wellKnown ? settings.withOwnerPassword(new char[0]) : settings;
  }
}
