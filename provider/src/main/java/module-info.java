/** The {@link java.security.Provider} whose keys are in a TPM. */
module io.github.tpm4j.provider {
  requires transitive io.github.tpm4j.keystore;

  exports io.github.tpm4j.provider;
  exports io.github.tpm4j.provider.generation to
      io.github.tpm4j.cli;

  provides java.security.Provider with
      io.github.tpm4j.provider.TpmProvider;
}
