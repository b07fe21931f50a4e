/** The TPM 2.0 software stack: wire structures, commands, sessions, policies, resources. */
module io.github.tpm4j.tss {
  requires transitive io.github.tpm4j.transports;

  exports io.github.tpm4j.tss.constants;
  exports io.github.tpm4j.tss.wire;
}
