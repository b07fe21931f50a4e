package io.github.tpm4j.tpm12.tcsd;

import io.github.tpm4j.tpm12.wire.WireException;
import io.github.tpm4j.transport.TimeLimits;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportClosedException;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.socket.Endpoint;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Commands of TPM 1.2 to the TPM that tcsd holds, each translated to the call that tcsd has for it.
 *
 * <p>The connection is kept until this is closed, as what was loaded belongs to it. After a failure
 * it is dropped with all of that, and the next command connects anew. No command is sent twice.
 */
final class TcsdTransport implements Transport {
  private static final Logger LOGGER = System.getLogger(TcsdTransport.class.getName());

  /**
   * tcsd 0.3.15 swaps keys when no slot is free, but the TPM then answers TPM_AUTHFAIL to the use
   * of those, which counts. So none is loaded where a program of trousers could not load one more.
   */
  private static final int SLOTS_FOR_OTHERS = 1;

  private final TransportInfo info;
  private final Endpoint endpoint;
  private final TimeLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile TcsdContext context;
  private volatile boolean closed;

  private TcsdTransport(TransportInfo info, Endpoint endpoint, TimeLimits limits) {
    this.info = info;
    this.endpoint = endpoint;
    this.limits = limits;
  }

  /**
   * Connects.
   *
   * @throws TransportException if no tcsd answers there
   */
  static TcsdTransport open(TransportInfo info, Endpoint endpoint, TimeLimits limits)
      throws TransportException {
    TcsdTransport transport = new TcsdTransport(info, endpoint, limits);
    transport.exclusively(transport::ready);
    return transport;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    TcsTranslation translation = TcsTranslation.of(command);
    return translation.isAboutFamily()
        ? TcsTranslation.familyAnswer()
        : exclusively(() -> exchange(translation));
  }

  private byte[] exchange(TcsTranslation translation) throws IOException {
    TcsdContext current = ready();
    if (translation.loadsKey() && current.freeSlots() <= SLOTS_FOR_OTHERS) {
      return TcsTranslation.noSlot();
    }
    if (translation.isAuthorizedForSrk()) {
      // Some calls end the command's sessions when they do not know the key, as that of TPM_Unseal.
      current.nameSrk();
    }
    TcsReply reply = call(current, translation);
    if (reply.result() == TcsResult.UNKNOWN_KEY && current.nameSrk()) {
      // The TPM has not seen it: tcsd looks for the key first.
      reply = call(current, translation);
    }
    try (TcsReply last = reply) {
      return translation.response(last);
    } catch (WireException e) {
      throw current.malformed(e);
    }
  }

  private static TcsReply call(TcsdContext context, TcsTranslation translation) throws IOException {
    try (TcsRequest request = translation.request(context)) {
      return context.call(request);
    }
  }

  private TcsdContext ready() throws IOException {
    requireOpen();
    if (context != null && context.isStale()) {
      drop();
    }
    if (context == null) {
      context = TcsdContext.open(endpoint, limits);
    }
    return context;
  }

  private void requireOpen() throws TransportClosedException {
    if (closed) {
      throw new TransportClosedException("The transport " + info.tcti() + " is closed");
    }
  }

  private <T> T exclusively(Action<T> action) throws TransportException {
    lock.lock();
    boolean connected = false;
    try {
      T result = action.run();
      connected = true;
      return result;
    } catch (RefusedByTcsdException e) {
      connected = true;
      throw e;
    } catch (TransportException e) {
      throw e;
    } catch (IOException e) {
      requireOpen();
      throw new TransportClosedException("The connection to " + info.tcti() + " broke: " + e, e);
    } finally {
      if (!connected || closed) {
        drop();
      }
      lock.unlock();
    }
  }

  /** Hangs up without a word: tcsd may be anywhere in the exchange. */
  private void drop() {
    TcsdContext dropped = context;
    context = null;
    if (dropped != null) {
      quietly(dropped::close);
    }
  }

  @Override
  public TransportInfo info() {
    return info;
  }

  /** Gives the context back; a command in progress ends with an exception. */
  @Override
  public void close() {
    closed = true;
    TcsdContext current = context;
    if (current == null) {
      return;
    }
    if (lock.tryLock()) {
      try {
        context = null;
        quietly(current::leave);
      } finally {
        lock.unlock();
      }
    } else {
      quietly(current::close);
    }
  }

  private void quietly(Closing closing) {
    try {
      closing.run();
    } catch (IOException e) {
      LOGGER.log(Level.DEBUG, "Closing " + info.tcti(), e);
    }
  }

  private interface Action<T> {
    T run() throws IOException;
  }

  private interface Closing {
    void run() throws IOException;
  }
}
