/** The bundled TPM 2.0. */
module io.github.tpm4j.engine {
  requires io.github.tpm4j.tss;
  requires org.bouncycastle.provider;

  exports io.github.tpm4j.engine.store;
}
