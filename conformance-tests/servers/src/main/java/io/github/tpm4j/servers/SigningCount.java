package io.github.tpm4j.servers;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.constants.TpmCc;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the commands that a TPM signs by. */
final class SigningCount extends ForwardingTransport {
  private static final int CODE_OFFSET = 6;
  private static final List<TpmCc> SIGNING = List.of(TpmCc.SIGN, TpmCc.RSA_DECRYPT);

  private final AtomicInteger count = new AtomicInteger();

  SigningCount(Transport inner) {
    super(inner);
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    byte[] response = super.transmit(command);
    boolean succeeded = ByteBuffer.wrap(response).getInt(CODE_OFFSET) == 0;
    if (succeeded && SIGNING.contains(TpmCc.of(ByteBuffer.wrap(command).getInt(CODE_OFFSET)))) {
      count.incrementAndGet();
    }
    return response;
  }

  int value() {
    return count.get();
  }
}
