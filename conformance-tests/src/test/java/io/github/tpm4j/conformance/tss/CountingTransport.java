package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.ArrayList;
import java.util.List;

/** Remembers which commands were sent. */
final class CountingTransport extends TransportWrapper {
  private final List<TpmCc> sent = new ArrayList<>();

  CountingTransport(Transport inner) {
    super(inner);
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    sent.add(TpmCc.of(code(command)));
    return super.transmit(command);
  }

  /** What was sent since the last call. */
  List<TpmCc> takeSent() {
    List<TpmCc> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }
}
