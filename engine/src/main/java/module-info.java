/** The bundled TPM 2.0. */
// "module": the module that sees the servers is compiled after this one.
@SuppressWarnings("module")
module io.github.tpm4j.engine {
  requires transitive io.github.tpm4j.tss;
  // Of Bouncy Castle, which is in the published jar under another name.
  requires java.logging;
  requires static org.bouncycastle.pkix;
  requires static org.bouncycastle.provider;

  exports io.github.tpm4j.engine;
  exports io.github.tpm4j.engine.crypto.hash to
      io.github.tpm4j.engine.tpm12;
  exports io.github.tpm4j.engine.crypto.library to
      io.github.tpm4j.engine.tpm12;
  exports io.github.tpm4j.engine.crypto.random to
      io.github.tpm4j.engine.tpm12;
  exports io.github.tpm4j.engine.crypto.rsa to
      io.github.tpm4j.engine.tpm12;
  exports io.github.tpm4j.engine.entropy;
  exports io.github.tpm4j.engine.libtpms to
      io.github.tpm4j.cli;
  exports io.github.tpm4j.engine.manufacture;
  exports io.github.tpm4j.engine.profile;
  exports io.github.tpm4j.engine.server to
      io.github.tpm4j.cli,
      io.github.tpm4j.engine.tpm12;
  exports io.github.tpm4j.engine.server.mssim to
      io.github.tpm4j.cli;
  exports io.github.tpm4j.engine.server.swtpm to
      io.github.tpm4j.cli,
      io.github.tpm4j.engine.tpm12;
  exports io.github.tpm4j.engine.store;
  exports io.github.tpm4j.engine.transport to
      io.github.tpm4j.engine.tpm12;

  provides io.github.tpm4j.transport.TransportFactory with
      io.github.tpm4j.engine.transport.EngineTransportFactory;
}
