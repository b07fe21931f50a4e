package io.github.tpm4j.cli.dropin.bios;

import java.io.PrintStream;

/** What {@code swtpm_bios -h} prints. */
final class BiosHelp {
  private static final String TEXT =
      """
      TPM emulator BIOS emulator version 0.7.1: tpm4j with the command line of that swtpm

      Usage: swtpm_bios [options]

      Sends TPM_Startup to a TPM, and then what the options say.

      --tcp [HOST]:[PORT]       where the TPM is; default is 127.0.0.1:6545
      --unix PATH               the same, for a UNIX socket
      --tpm2                    it is a TPM 2.0; a TPM 1.2 is also enabled and activated

      -c, -s, -d                startup: clear (default), state; deactivated, of a TPM 1.2,
                                and none of a TPM 2.0
      -n                        no startup
      -o                        does not enable and activate a TPM 1.2
      -cs                       TPM_ContinueSelfTest, or TPM2_IncrementalSelfTest
      -ea                       ends with 129 if a TPM 1.2 becomes active only by a reset
      -u                        locks physical presence; gives the platform hierarchy of a
                                TPM 2.0 a random password
      -v, -h                    this text

      Ends with 0; with 128 if the TPM refuses a command, 255 if it does not answer.
      """;

  private BiosHelp() {}

  static void print(PrintStream out) {
    out.print(TEXT);
  }
}
