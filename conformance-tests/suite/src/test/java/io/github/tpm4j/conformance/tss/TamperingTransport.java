package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.function.UnaryOperator;

/** Changes the responses to one command, once told to. */
final class TamperingTransport extends ForwardingTransport {
  private TpmCc victim;
  private UnaryOperator<byte[]> change;

  TamperingTransport(Transport inner) {
    super(inner);
  }

  /** Changes the next response to {@code command}, and no other. */
  void tamper(TpmCc command, UnaryOperator<byte[]> with) {
    victim = command;
    change = with;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    boolean now = CommandLog.code(command).equals(victim);
    byte[] response = super.transmit(command);
    if (!now) {
      return response;
    }
    victim = null;
    return change.apply(response);
  }
}
