package io.github.tpm4j.transport;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the commands that pass, answered or not, by their command codes. */
public final class CountingTransport extends ForwardingTransport {
  private static final int CODE_OFFSET = 6;

  private final Map<Integer, LongAdder> counts = new ConcurrentHashMap<>();

  /**
   * Counts what passes to a transport.
   *
   * @param delegate the transport to the TPM, which is closed with this one
   */
  public CountingTransport(Transport delegate) {
    super(delegate);
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    int code = ByteBuffer.wrap(command).getInt(CODE_OFFSET);
    counts.computeIfAbsent(code, unused -> new LongAdder()).increment();
    return super.transmit(command);
  }

  /** {@return how many commands have passed} */
  public long commands() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /**
   * {@return how many commands of one kind have passed}
   *
   * @param commandCode a TPM_CC, such as 0x0000015D for TPM2_Sign
   */
  public long commands(int commandCode) {
    LongAdder count = counts.get(commandCode);
    return count == null ? 0 : count.sum();
  }

  /** Starts again at zero. */
  public void reset() {
    counts.clear();
  }
}
