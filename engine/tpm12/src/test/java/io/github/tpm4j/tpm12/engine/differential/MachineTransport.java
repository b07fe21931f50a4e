package io.github.tpm4j.tpm12.engine.differential;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;

/** A client's way to the TPM of a {@link Machine}, which is closed with the machine. */
record MachineTransport(Machine machine) implements Transport {

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    try {
      return machine.transmit(command);
    } catch (Exception e) {
      throw new TransportException("The machine has not answered", e);
    }
  }

  @Override
  public TransportInfo info() {
    return new TransportInfo("machine", TransportInfo.Kind.SIMULATOR, false);
  }

  @Override
  public void close() {}
}
