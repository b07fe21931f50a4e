/** Verifies what TPMs attest: no TPM, no provider and no bundled TPM is needed. */
module io.github.tpm4j.attest {
  requires com.fasterxml.jackson.core;
  requires transitive io.github.tpm4j.tss;

  exports io.github.tpm4j.attest;
  exports io.github.tpm4j.attest.audit;
  exports io.github.tpm4j.attest.endorsement;
  exports io.github.tpm4j.attest.eventlog;
  exports io.github.tpm4j.attest.eventlog.cel;
  exports io.github.tpm4j.attest.eventlog.firmware;
  exports io.github.tpm4j.attest.eventlog.ima;
  exports io.github.tpm4j.attest.key;
  exports io.github.tpm4j.attest.quote;
  exports io.github.tpm4j.attest.webauthn;
}
