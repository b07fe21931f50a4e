package io.github.tpm4j.transport.blocking;

import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.timing.Deadline;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives a {@link BlockingExchange} a time limit, by letting a thread of its own do the waiting.
 *
 * <p>After the limit the caller gets an exception while that thread still waits; the late response
 * is thrown away, and the next command is sent when it has come. The thread is never interrupted,
 * and only it closes the exchange, after the command in progress: neither can leave a response to
 * be taken for another's, or a descriptor to be used after it was closed.
 */
public final class BlockingTransport implements Transport {
  private final TransportInfo info;
  private final BlockingExchange exchange;
  private final TimeLimits limits;
  private final Worker worker;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile CompletableFuture<?> inProgress;
  private volatile boolean closed;

  public BlockingTransport(TransportInfo info, BlockingExchange exchange, TimeLimits limits) {
    this.info = info;
    this.exchange = exchange;
    this.limits = limits;
    this.worker = new Worker("tpm4j " + info.tcti());
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    return perform(() -> exchange.exchange(command));
  }

  private <T> T perform(Callable<T> action) throws TransportException {
    lock.lock();
    try {
      Deadline deadline = Deadline.after(limits.command());
      CompletableFuture<T> outcome = new CompletableFuture<>();
      inProgress = outcome;
      // Asked after the line above: either close() sees the outcome, or this sees that it came.
      if (closed) {
        throw closedException();
      }
      worker.start(action, outcome);
      return Outcome.await(outcome, deadline, "The response of " + info.tcti());
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      throw new TransportException("A command to " + info.tcti() + " failed: " + e.getMessage(), e);
    } finally {
      inProgress = null;
      lock.unlock();
    }
  }

  @Override
  public TransportInfo info() {
    return info;
  }

  @Override
  public void cancel() throws TransportException {
    if (inProgress == null) {
      return;
    }
    try {
      if (!exchange.cancel()) {
        Transport.super.cancel();
      }
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      throw new TransportException(
          "Cancelling on " + info.tcti() + " failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void setLocality(int locality) throws TransportException {
    if (!perform(() -> exchange.setLocality(locality))) {
      Transport.super.setLocality(locality);
    }
  }

  /**
   * Ends a command in progress with an exception. What the command holds in the kernel or the
   * native library is given back when it ends.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    CompletableFuture<?> interrupted = inProgress;
    if (interrupted != null) {
      interrupted.completeExceptionally(closedException());
    }
    worker.finish(exchange::close, interrupted == null);
  }

  private TransportClosedException closedException() {
    return new TransportClosedException("The transport " + info.tcti() + " is closed");
  }
}
