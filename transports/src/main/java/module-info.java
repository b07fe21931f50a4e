/** How bytes reach a TPM. */
module io.github.tpm4j.transports {
  requires com.sun.jna;

  exports io.github.tpm4j.transport;

  uses io.github.tpm4j.transport.TransportFactory;
}
