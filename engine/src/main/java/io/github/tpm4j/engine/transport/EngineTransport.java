package io.github.tpm4j.engine.transport;

import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;

/** A connection to a TPM in this process. */
final class EngineTransport implements Transport {
  private final TransportInfo info;
  private final SharedTpm shared;
  private volatile int locality;
  private volatile boolean running;
  private boolean closed;

  EngineTransport(TransportInfo info, SharedTpm shared) {
    this.info = info;
    this.shared = shared;
  }

  @Override
  public synchronized byte[] transmit(byte[] command) throws TransportException {
    if (closed) {
      throw new TransportClosedException("The connection to " + info.tcti() + " was closed before");
    }
    running = true;
    try {
      return shared.tpm().execute(command, locality);
    } finally {
      running = false;
      shared.tpm().cancel(false);
    }
  }

  @Override
  public TransportInfo info() {
    return info;
  }

  @Override
  public void cancel() {
    if (running) {
      shared.tpm().cancel(true);
    }
  }

  @Override
  public void setLocality(int newLocality) throws TransportException {
    boolean exists = newLocality >= 0 && newLocality <= 4 || newLocality >= 32 && newLocality < 256;
    if (!exists) {
      throw new TransportException("There is no locality " + newLocality);
    }
    locality = newLocality;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      shared.release();
    }
  }
}
