package io.github.tpm4j.junit;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSt;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The way to a TPM that can be pulled out, be slow, refuse, or lose its power. */
final class FaultyTransport implements Transport {
  private static final int CODE_OFFSET = 6;
  private static final int HEADER_BYTES = 10;

  private final String tcti;
  private final List<TpmCc> sent = new ArrayList<>();
  private final Deque<TpmRc> refusals = new ArrayDeque<>();
  private Transport inner;
  private boolean removed;
  private Duration delay = Duration.ZERO;

  FaultyTransport(String tcti) throws TransportException {
    this.tcti = tcti;
    inner = Transports.open(tcti);
  }

  @Override
  public synchronized byte[] transmit(byte[] command) throws TransportException {
    sent.add(TpmCc.of(ByteBuffer.wrap(command).getInt(CODE_OFFSET)));
    pause();
    if (removed) {
      throw new TransportException("The TPM was removed, by the test");
    }
    TpmRc refusal = refusals.poll();
    return refusal == null ? inner.transmit(command) : answer(refusal);
  }

  private void pause() throws TransportException {
    try {
      Thread.sleep(delay.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted while the TPM was slow, by the test", e);
    }
  }

  private static byte[] answer(TpmRc code) {
    TpmWriter out = new TpmWriter();
    TpmSt.NO_SESSIONS.write(out);
    out.u32(HEADER_BYTES);
    code.write(out);
    return out.toByteArray();
  }

  synchronized List<TpmCc> sent() {
    return List.copyOf(sent);
  }

  synchronized void setRemoved(boolean value) {
    removed = value;
  }

  synchronized void setDelay(Duration value) {
    delay = value;
  }

  synchronized void refuse(TpmRc code, int times) {
    for (int i = 0; i < times; i++) {
      refusals.add(code);
    }
  }

  /** Power goes and comes back; the state stays. */
  synchronized void powerCycle() throws TransportException {
    inner.close();
    inner = Transports.open(tcti);
  }

  @Override
  public synchronized TransportInfo info() {
    return inner.info();
  }

  @Override
  public synchronized Optional<String> computedBy() {
    return inner.computedBy();
  }

  @Override
  public synchronized void setLocality(int locality) throws TransportException {
    inner.setLocality(locality);
  }

  @Override
  public synchronized void close() {
    inner.close();
  }
}
