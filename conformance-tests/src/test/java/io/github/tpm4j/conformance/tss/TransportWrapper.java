package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;

/** A transport that passes everything on; its subclasses look at it or change it. */
class TransportWrapper implements Transport {
  private final Transport inner;

  TransportWrapper(Transport inner) {
    this.inner = inner;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    return inner.transmit(command);
  }

  @Override
  public TransportInfo info() {
    return inner.info();
  }

  @Override
  public void close() {
    inner.close();
  }

  /** The code of a command, or of a response: both stand at the same place. */
  static int code(byte[] message) {
    return (message[6] & 0xFF) << 24
        | (message[7] & 0xFF) << 16
        | (message[8] & 0xFF) << 8
        | message[9] & 0xFF;
  }
}
