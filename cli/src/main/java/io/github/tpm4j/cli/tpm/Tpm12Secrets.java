package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.keystore.PassphraseEncoding;
import io.github.tpm4j.keystore.TpmSettings;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say which secrets a TPM 1.2 has; a TPM 2.0 has none of them. */
final class Tpm12Secrets {
  @Option(
      names = "--srk-password-file",
      paramLabel = "FILE",
      description =
          "The password of a TPM 1.2's storage root key: the first line of FILE. Without it, the"
              + " well-known secret of 20 zeros (tpm_takeownership -z).")
  private Path srkPasswordFile;

  @Option(
      names = "--passphrase-encoding",
      paramLabel = "ENCODING",
      description =
          "How a TPM 1.2's secrets are made of passwords: ${COMPLETION-CANDIDATES}. utf_16le where"
              + " tpm-tools set them with --unicode. Default: utf_8.")
  private PassphraseEncoding encoding;

  /** The settings, with what was given. */
  TpmSettings in(TpmSettings settings) {
    TpmSettings all =
        srkPasswordFile == null ? settings : settings.withParentPasswordFile(srkPasswordFile);
    return encoding == null ? all : all.withPassphraseEncoding(encoding);
  }
}
