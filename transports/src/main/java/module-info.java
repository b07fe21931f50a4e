/** How bytes reach a TPM. */
module io.github.tpm4j.transports {
  requires com.sun.jna;
  // Only for TCP_QUICKACK, which is looked up by name.
  requires static jdk.net;

  exports io.github.tpm4j.transport;
  exports io.github.tpm4j.transport.framing to
      io.github.tpm4j.tss.tpm12;
  exports io.github.tpm4j.transport.nativeio to
      io.github.tpm4j.cli,
      io.github.tpm4j.engine;
  exports io.github.tpm4j.transport.processor to
      io.github.tpm4j.engine;
  exports io.github.tpm4j.transport.socket to
      io.github.tpm4j.cli,
      io.github.tpm4j.engine,
      io.github.tpm4j.tss.tpm12;

  uses io.github.tpm4j.transport.TransportFactory;

  provides io.github.tpm4j.transport.TransportFactory with
      io.github.tpm4j.transport.device.DeviceTransportFactory,
      io.github.tpm4j.transport.mssim.MssimTransportFactory,
      io.github.tpm4j.transport.swtpm.SwtpmTransportFactory,
      io.github.tpm4j.transport.tbs.TbsTransportFactory,
      io.github.tpm4j.transport.tctildr.TctildrTransportFactory;
}
