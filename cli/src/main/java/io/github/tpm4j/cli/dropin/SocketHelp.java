package io.github.tpm4j.cli.dropin;

import java.io.PrintStream;

/** What {@code swtpm socket --help} prints. */
final class SocketHelp {
  private static final String TEXT =
      """
      Usage: swtpm socket [options]

      --tpm2                         a TPM 2.0; without, a TPM 1.2
      --tpmstate dir=DIR             where the state is kept; also backend-uri=dir://DIR or
                                     file://FILE, or the variable TPM_PATH. Files have mode 0600,
                                     whatever mode=MODE says
      --ctrl type=unixio,path=PATH[,mode=0600][,uid=USER][,gid=GROUP][,terminate]
      --ctrl type=unixio,fd=N | clientfd=N
      --ctrl type=tcp,port=PORT[,bindaddr=ADDRESS]
                                     the control channel
      --server type=tcp,port=PORT[,bindaddr=ADDRESS][,disconnect]
      --server type=unixio,path=PATH[,mode=0600][,uid=USER][,gid=GROUP][,disconnect]
      --server type=tcp|unixio,fd=N  the channel for commands; a CRB or TIS of QEMU brings its own
      -p, --port PORT; -f, --fd N    as --server
      --flags not-need-init|startup-clear|startup-state|startup-none
              |startup-deactivated
                                     powers the TPM on before CMD_INIT
      --key file=FILE|fd=N[,mode=aes-cbc|aes-256-cbc][,format=hex|binary][,remove=true]
      --key pwdfile=FILE|pwdfd=N     encrypts the state; AES-256-GCM, whatever the mode
      --migration-key ...            encrypts state that leaves by the control channel
      --migration incoming|release-lock-outgoing
                                     waits for the state, or lets it go once it was read, where
                                     two processes share its place
      --locality reject-locality-4   refuses locality 4
      -t, --terminate                ends when a client of the channel for commands hangs up
      -d, --daemon                   goes to the background once the sockets listen
      --pid file=FILE|fd=N           writes the process's number
      --log file=FILE|fd=N[,prefix=TEXT][,truncate]
      -r, --runas USER               changes to that user first
      --seccomp action=none|kill     is read; a JVM's system calls are not filtered
      --print-info FLAGS             prints facts of a new TPM: 1 specification, 2 maker, 4 key sizes
      --print-capabilities, --print-states, --print-profiles, -h, --help
      """;

  private SocketHelp() {}

  static void print(PrintStream out) {
    out.print(TEXT);
  }
}
