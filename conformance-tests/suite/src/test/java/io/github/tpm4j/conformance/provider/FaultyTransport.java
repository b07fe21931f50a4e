package io.github.tpm4j.conformance.provider;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Spoils one of the commands that pass, or all from one on. */
final class FaultyTransport extends ForwardingTransport {
  private static final int CODE_OFFSET = 6;
  private static final int NO_SESSIONS = 0x8001;
  private static final int RC_NV_SPACE = 0x14B;

  private final List<TpmCc> sent = new ArrayList<>();
  private final Fault fault;
  private final int from;
  private final int count;

  /** What happens to a command. */
  enum Fault {
    NONE,
    NOT_SENT,
    RESPONSE_LOST,
    REFUSED
  }

  /**
   * @param from the first command that is spoilt, from 0
   * @param count how many are
   */
  FaultyTransport(Transport inner, Fault fault, int from, int count) {
    super(inner);
    this.fault = fault;
    this.from = from;
    this.count = count;
  }

  /** The commands that were to be sent. */
  List<TpmCc> sent() {
    return List.copyOf(sent);
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    int number = sent.size();
    sent.add(TpmCc.of(ByteBuffer.wrap(command).getInt(CODE_OFFSET)));
    return number < from || number >= from + count ? super.transmit(command) : spoilt(command);
  }

  private byte[] spoilt(byte[] command) throws TransportException {
    return switch (fault) {
      case NONE -> super.transmit(command);
      case NOT_SENT -> throw new TransportException("not sent, by the test");
      case RESPONSE_LOST -> {
        super.transmit(command);
        throw new TransportException("response lost, by the test");
      }
      case REFUSED -> new TpmWriter().u16(NO_SESSIONS).u32(10).u32(RC_NV_SPACE).toByteArray();
    };
  }
}
