package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;

/** A transport that stays open when a connection over it is closed. */
final class Borrowed extends ForwardingTransport {

  Borrowed(Transport inner) {
    super(inner);
  }

  @Override
  public void close() {
    // The transport belongs to the test.
  }
}
