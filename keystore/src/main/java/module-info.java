/** TPM keys as JCA keys, and where they are kept: key files and the {@code TPM} KeyStore. */
// "module": the module that sees the SPI is compiled after this one.
@SuppressWarnings("module")
module io.github.tpm4j.keystore {
  requires com.fasterxml.jackson.core;
  requires transitive io.github.tpm4j.attest;
  requires transitive io.github.tpm4j.tss;

  exports io.github.tpm4j.keystore;
  exports io.github.tpm4j.keystore.attestation;
  exports io.github.tpm4j.keystore.envelope;
  exports io.github.tpm4j.keystore.family;
  exports io.github.tpm4j.keystore.file;
  exports io.github.tpm4j.keystore.generation to
      io.github.tpm4j.provider;
  exports io.github.tpm4j.keystore.memory;
  exports io.github.tpm4j.keystore.pem;
  exports io.github.tpm4j.keystore.policy;
  exports io.github.tpm4j.keystore.policy.text;
  exports io.github.tpm4j.keystore.seal;
  exports io.github.tpm4j.keystore.spi to
      io.github.tpm4j.provider;

  uses io.github.tpm4j.keystore.family.TpmFamilySupport;
}
