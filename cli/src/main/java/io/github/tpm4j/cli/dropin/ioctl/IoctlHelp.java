package io.github.tpm4j.cli.dropin.ioctl;

import java.io.PrintStream;

/** What {@code swtpm_ioctl --help} prints. */
final class IoctlHelp {
  private static final String TEXT =
      """

      Usage: swtpm_ioctl command

      --tcp [HOST]:[PORT]       where the control channel is; default is 127.0.0.1:6546
      --unix PATH               the same, for a UNIX socket

      -c                        prints which requests the TPM knows, as flags
      -i                        powers the TPM on; goes on with volatile state, if there is any
      --stop                    powers it off; the server stays
      -s                        powers it off, and ends the server
      -e                        prints tpmEstablished
      -r LOCALITY               resets tpmEstablished; by locality 3 or 4
      -l LOCALITY               sets the locality of the commands that follow, 0 to 4
      -v                        has the volatile state written
      -C                        cancels the command in progress
      -h DATA                   has data measured into PCR 17; '-' reads them from stdin
      --save TYPE FILE          writes the TPM's state: permanent, volatile or savestate
      --load TYPE FILE          gives it to a TPM that is off
      -g                        prints which keys are in use, as flags
      -b SIZE                   sets the buffer size; 0 prints it
      --info FLAGS              prints what the TPM is: 1, 2 and 4, or a sum of these
      --lock-storage RETRIES    has the state locked again, with tries 10 ms apart
      --version, --help
      """;

  private IoctlHelp() {}

  static void printVersion(PrintStream out) {
    out.println(
        "TPM emulator control tool version 0.7.1: tpm4j with the command line of that swtpm");
  }

  static void print(PrintStream out) {
    printVersion(out);
    out.print(TEXT);
  }
}
