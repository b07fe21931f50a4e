/** The bundled TPM 1.2. */
// "module": the modules that see the server are compiled after this one.
@SuppressWarnings("module")
module io.github.tpm4j.engine.tpm12 {
  requires transitive io.github.tpm4j.engine;
  requires transitive io.github.tpm4j.tss.tpm12;

  exports io.github.tpm4j.tpm12.engine;
  exports io.github.tpm4j.tpm12.engine.server to
      io.github.tpm4j.cli;

  provides io.github.tpm4j.transport.TransportFactory with
      io.github.tpm4j.tpm12.engine.transport.Engine12TransportFactory;
}
