package io.github.tpm4j.cli.dropin.setup;

import java.io.PrintStream;

/** What {@code swtpm_setup --help} and its like print. */
final class SetupHelp {
  /** What libvirt looks for. */
  static final String CAPABILITIES =
      "{ \"type\": \"swtpm_setup\", \"features\": [ \"tpm-1.2\", \"tpm-2.0\", \"cmdarg-keyfile-fd\","
          + " \"cmdarg-pwdfile-fd\", \"tpm12-not-need-root\", \"cmdarg-write-ek-cert-files\","
          + " \"cmdarg-create-config-files\", \"cmdarg-reconfigure-pcr-banks\","
          + " \"tpm2-rsa-keysize-2048\", \"tpm2-rsa-keysize-3072\","
          + " \"tpm2-rsa-keysize-4096\", \"cmdarg-ek1keyalgo\", \"cmdarg-ek2keyalgo\","
          + " \"cmdarg-iakkeyalgo\", \"cmdarg-idevidkeyalgo\" ], \"version\": \"0.7.1\" }";

  private static final String TEXT =
      """
      Usage: swtpm_setup [options]

      --tpm2                    a TPM 2.0; a TPM 1.2 without it
      --tpm-state DIR           where the state is made; also dir://DIR, file://FILE; --tpmstate
      --tpm PROGRAM             makes it by another swtpm than the one found in PATH
      --createek                makes endorsement keys, RSA and ECC, at persistent handles; of a
                                TPM 1.2 the one that it has
      --create-ek-cert          certificates for them in NV memory, and the keys
      --create-platform-cert    a certificate of the platform, and the keys
      --take-ownership          of a TPM 1.2
      --ownerpass PASSWORD, --srkpass PASSWORD
                                of the owner and the storage root key; ooo and sss without
      --owner-well-known, --srk-well-known
                                20 zeros instead of a password
      --create-spk              makes a primary storage key
      --ecc                     has the storage key on P-384
      --rsa-keysize 2048|3072|4096|max
                                of the first endorsement key and the storage key; max is 3072
      --ek1keyalgo, --ek2keyalgo rsa2048|rsa3072|rsa4096|secp256r1|secp384r1|secp521r1
                                of the endorsement keys; one if both are the same
      --iakkeyalgo, --idevidkeyalgo ALGORITHM
                                makes an IAK or IDevID key of one of these, with a certificate
      --allow-signing, --decryption
                                endorsement keys that sign, or sign and decrypt; their templates
                                are in NV memory
      --lock-nvram              locks the certificates and templates against changes
      --pcr-banks BANKS         such as sha1,sha256; '-' leaves the banks as they are
      --vmid ID                 whom the certificates are for
      --config FILE             instead of ~/.config/swtpm_setup.conf or /etc/swtpm_setup.conf
      --write-ek-cert-files DIR also writes the certificates of endorsement keys there
      --keyfile FILE, --keyfile-fd N, --pwdfile FILE, --pwdfile-fd N
                                encrypts the state; the same is given to swtpm as --key
      --cipher aes-128-cbc|aes-256-cbc
                                the length of the key; what encrypts is AES-256-GCM
      --overwrite               in the place of a state that is there
      --not-overwrite           ends well if there is a state
      --reconfigure             changes the PCR banks of a state that is there
      --runas USER              changes to that user first
      --logfile FILE            messages go there
      --create-config-files [overwrite][,root][,skip-if-exist]
                                makes configuration files for this user
      --display, --print-capabilities, --print-profiles, --version, -h, --help
      """;

  private SetupHelp() {}

  static void printVersion(PrintStream out) {
    out.println("TPM emulator setup tool version 0.7.1");
  }

  static void print(PrintStream out) {
    printVersion(out);
    out.print(TEXT);
  }
}
