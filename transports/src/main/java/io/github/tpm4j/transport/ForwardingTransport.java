package io.github.tpm4j.transport;

import java.util.Optional;

/** Passes everything on to another transport; subclasses watch or change what passes. */
public abstract class ForwardingTransport implements Transport {
  private final Transport delegate;

  /**
   * Forwards all calls.
   *
   * @param delegate the transport that gets them
   */
  protected ForwardingTransport(Transport delegate) {
    this.delegate = delegate;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    return delegate.transmit(command);
  }

  @Override
  public TransportInfo info() {
    return delegate.info();
  }

  @Override
  public Optional<String> computedBy() {
    return delegate.computedBy();
  }

  @Override
  public void cancel() throws TransportException {
    delegate.cancel();
  }

  @Override
  public void setLocality(int locality) throws TransportException {
    delegate.setLocality(locality);
  }

  @Override
  public void close() {
    delegate.close();
  }
}
