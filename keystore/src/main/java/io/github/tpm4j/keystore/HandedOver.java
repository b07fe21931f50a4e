package io.github.tpm4j.keystore;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;

/** A transport that one user may give to another, who asks its TPM otherwise. */
final class HandedOver extends ForwardingTransport {
  private final Transport transport;
  private volatile boolean taken;

  HandedOver(Transport transport) {
    super(transport);
    this.transport = transport;
  }

  /** {@return the transport, which this does not close any more} */
  Transport take() {
    taken = true;
    return transport;
  }

  @Override
  public void close() {
    if (!taken) {
      super.close();
    }
  }
}
