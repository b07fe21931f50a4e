package io.github.tpm4j.conformance.tss;

import io.github.tpm4j.transport.ForwardingTransport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.tss.constants.TpmCc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts for each signature how many others the TPM made since it was asked for. */
final class TurnCounter extends ForwardingTransport {
  private final AtomicLong signatures = new AtomicLong();
  private final List<Long> waited = Collections.synchronizedList(new ArrayList<>());
  private final ThreadLocal<Long> asked = new ThreadLocal<>();

  TurnCounter(Transport inner) {
    super(inner);
  }

  /** Tells that this thread asks for a signature now. */
  void ask() {
    asked.set(signatures.get());
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    if (CommandLog.code(command).equals(TpmCc.SIGN)) {
      waited.add(signatures.getAndIncrement() - asked.get());
    }
    return super.transmit(command);
  }

  long longest() {
    return waited.stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  double mean() {
    return waited.stream().mapToLong(Long::longValue).average().orElseThrow();
  }

  int count() {
    return waited.size();
  }
}
