package io.github.tpm4j.engine.transport;

import io.github.tpm4j.engine.crypto.library.PrimitiveReport;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** A connection to a TPM in this process. */
final class EngineTransport implements Transport {
  private final TransportInfo info;
  private final SharedTpm shared;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile int locality;
  private volatile AtomicBoolean cancelOfCommand;
  private boolean closed;

  EngineTransport(TransportInfo info, SharedTpm shared) {
    this.info = info;
    this.shared = shared;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    lock.lock();
    try {
      if (closed) {
        throw new TransportClosedException(
            "The connection to " + info.tcti() + " was closed before");
      }
      AtomicBoolean isCanceled = new AtomicBoolean();
      cancelOfCommand = isCanceled;
      return shared.tpm().execute(command, locality, isCanceled::get);
    } finally {
      cancelOfCommand = null;
      lock.unlock();
    }
  }

  @Override
  public TransportInfo info() {
    return info;
  }

  @Override
  public Optional<String> computedBy() {
    return Optional.of(PrimitiveReport.inUse());
  }

  /** A command that waits for another connection's is cancelled when its turn comes. */
  @Override
  public void cancel() {
    AtomicBoolean inProgress = cancelOfCommand;
    if (inProgress != null) {
      inProgress.set(true);
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
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        shared.release();
      }
    } finally {
      lock.unlock();
    }
  }
}
