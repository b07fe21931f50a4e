package io.github.tpm4j.transport.testing;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import java.util.function.UnaryOperator;

/** A TPM that a function stands for, in this process. */
public final class ScriptedTransport implements Transport {
  private final TransportInfo info;
  private final UnaryOperator<byte[]> tpm;
  private int locality;
  private boolean closed;

  public ScriptedTransport(String tcti, UnaryOperator<byte[]> tpm) {
    this.info = new TransportInfo(tcti, TransportInfo.Kind.IN_PROCESS, false);
    this.tpm = tpm;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    return tpm.apply(command);
  }

  @Override
  public TransportInfo info() {
    return info;
  }

  @Override
  public void setLocality(int locality) {
    this.locality = locality;
  }

  public int locality() {
    return locality;
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
