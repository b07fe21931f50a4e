package io.github.tpm4j.benchmarks.tpm;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import java.io.IOException;

/** A side for {@code TpmClient}, which knows how to use sessions; not to be timed. */
record SideTransport(Side side) implements Transport {

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    try {
      return side.transmit(command);
    } catch (IOException e) {
      throw new TransportException(e.getMessage(), e);
    }
  }

  @Override
  public TransportInfo info() {
    return new TransportInfo("a side of the benchmark", TransportInfo.Kind.IN_PROCESS, false);
  }

  /** The side stays open. */
  @Override
  public void close() {}
}
