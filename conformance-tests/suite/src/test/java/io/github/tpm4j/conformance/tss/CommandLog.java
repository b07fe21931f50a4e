package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.constants.TpmCc;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Remembers which commands were sent, in order. */
public final class CommandLog extends ForwardingTransport {
  private static final int CODE_OFFSET = 6;

  private final List<TpmCc> sent = new ArrayList<>();

  public CommandLog(Transport inner) {
    super(inner);
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    sent.add(code(command));
    return super.transmit(command);
  }

  /** The code of a command. */
  public static TpmCc code(byte[] command) {
    return TpmCc.of(ByteBuffer.wrap(command).getInt(CODE_OFFSET));
  }

  /** What was sent since the last call. */
  public List<TpmCc> takeSent() {
    List<TpmCc> taken = List.copyOf(sent);
    sent.clear();
    return taken;
  }
}
