package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/** Alters the response to the next command of an ordinal, once. */
final class AlteringTransport extends ForwardingTransport {
  private static final int ORDINAL_OFFSET = 6;

  private int ordinal;
  private UnaryOperator<byte[]> change;
  private int lastSizeBytes;

  AlteringTransport(Transport delegate) {
    super(delegate);
  }

  void next(int ofOrdinal, UnaryOperator<byte[]> by) {
    ordinal = ofOrdinal;
    change = by;
  }

  /** {@return how long the last response was as the TPM gave it} */
  int lastSizeBytes() {
    return lastSizeBytes;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    byte[] response = super.transmit(command);
    if (change == null || ByteBuffer.wrap(command).getInt(ORDINAL_OFFSET) != ordinal) {
      return response;
    }
    lastSizeBytes = response.length;
    UnaryOperator<byte[]> once = change;
    change = null;
    return once.apply(response);
  }
}
