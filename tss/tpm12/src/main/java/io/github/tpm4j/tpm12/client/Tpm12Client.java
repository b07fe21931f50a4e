package io.github.tpm4j.tpm12.client;

import io.github.tpm4j.tpm12.commands.CommandSpec;
import io.github.tpm4j.tpm12.commands.TpmRequest;
import io.github.tpm4j.tpm12.commands.TpmResponse;
import io.github.tpm4j.tpm12.commands.eviction.FlushSpecific;
import io.github.tpm4j.tpm12.commands.session.Oiap;
import io.github.tpm4j.tpm12.commands.session.Osap;
import io.github.tpm4j.tpm12.commands.testing.ContinueSelfTest;
import io.github.tpm4j.tpm12.commands.transport.ExecuteTransport;
import io.github.tpm4j.tpm12.constants.EntityConstants;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmFamilyException;
import io.github.tpm4j.tpm12.error.TpmMalformedResponseException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.error.TpmTransportException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.session.AuthSession;
import io.github.tpm4j.tpm12.session.Authorization;
import io.github.tpm4j.tpm12.session.OiapSession;
import io.github.tpm4j.tpm12.session.OsapSession;
import io.github.tpm4j.tpm12.session.TransportSession;
import io.github.tpm4j.tpm12.session.WrappedCommand;
import io.github.tpm4j.tpm12.structures.TransportConstants;
import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends commands to one TPM 1.2 and authorises them.
 *
 * <p>It may be used by many threads, and sends one command at a time; a session is for one thread.
 * A command that the TPM did not begin (TPM_RETRY, TPM_DOING_SELFTEST, TPM_NEEDS_SELFTEST) is sent
 * again for about ten seconds. Nothing else is: a wrong secret is shown once. It starts, clears and
 * owns nothing unless it is given the command that does.
 */
public final class Tpm12Client implements AutoCloseable {
  private static final int MAXIMUM_RESPONSE_SIZE_BYTES = 4_096;

  private final Transport transport;
  private final Sender sender;
  private final boolean ownsTransport;
  private final ReentrantLock lock = new ReentrantLock();
  private long commandsSent;

  /**
   * Uses a transport without asking what is at its other end.
   *
   * @param transport is closed with this
   */
  public Tpm12Client(Transport transport) {
    this(transport, (spec, command) -> transport.transmit(command), true);
  }

  private Tpm12Client(Transport transport, Sender sender, boolean ownsTransport) {
    this.transport = transport;
    this.sender = sender;
    this.ownsTransport = ownsTransport;
  }

  /** How the bytes of a command reach the TPM. */
  @FunctionalInterface
  private interface Sender {
    byte[] send(CommandSpec<?, ?> spec, byte[] command) throws TransportException;
  }

  /**
   * {@return a client whose commands go wrapped in a transport session}
   *
   * <p>It throws what {@link #execute} throws, also of the TPM_ExecuteTransport that a command is
   * wrapped in. Closing it closes neither the session nor this client.
   *
   * @param session of this TPM, for one thread at a time
   */
  public Tpm12Client within(TransportSession session) {
    return new Tpm12Client(
        transport, (spec, command) -> executeWrapped(session.wrap(spec, command)), false);
  }

  private byte[] executeWrapped(WrappedCommand wrapped) {
    lock.lock();
    try {
      ExecuteTransport.Request request = wrapped.request();
      Exchange<ExecuteTransport.Response> exchange =
          new Exchange<>(request, List.of(wrapped.authorization()));
      byte[] command = wrapped.bytes();
      try {
        return exchange.unwrapped(wrapped, transmit(exchange, request, command));
      } catch (TpmException e) {
        wrapped.authorization().session().close();
        throw e;
      } finally {
        Arrays.fill(command, (byte) 0);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Uses a transport once the TPM has shown that it is of this family.
   *
   * @param transport is closed with the client, or if there is none
   * @return the client
   * @throws TpmFamilyException if it is a TPM 2.0
   * @throws TpmTransportException if no response came
   */
  public static Tpm12Client connect(Transport transport) {
    try {
      if (TpmFamily.of(transport) != TpmFamily.TPM_1_2) {
        transport.close();
        throw new TpmFamilyException(
            "At " + transport.info().tcti() + " is a TPM 2.0; this program speaks to TPM 1.2");
      }
      return new Tpm12Client(transport);
    } catch (TransportException e) {
      transport.close();
      throw new TpmTransportException("No TPM answers: " + e.getMessage(), e);
    }
  }

  /** {@return how the TPM is reached} */
  public TransportInfo info() {
    return transport.info();
  }

  /** {@return how many commands were sent} */
  public long commandsSent() {
    lock.lock();
    try {
      return commandsSent;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends one command.
   *
   * @param <R> the response
   * @param request the command
   * @param authorizations in the order of the command's description; their sessions end if the
   *     command fails
   * @return the response, authenticated by each session
   * @throws TpmResponseException if the TPM refuses it
   * @throws io.github.tpm4j.tpm12.error.TpmIntegrityException if the response is not authenticated
   * @throws TpmMalformedResponseException if the response is not what Part 3 says
   * @throws TpmFamilyException if a TPM 2.0 has answered
   * @throws TpmTransportException if no response came
   * @throws IllegalArgumentException if the command takes another number of sessions
   * @throws IllegalStateException if a session has ended
   */
  public <R extends TpmResponse> R execute(TpmRequest<R> request, Authorization... authorizations) {
    lock.lock();
    try {
      Exchange<R> exchange = new Exchange<>(request, List.of(authorizations));
      byte[] command = exchange.command();
      try {
        return read(exchange, request, transmit(exchange, request, command));
      } catch (TpmException e) {
        // Its nonces, or whether the TPM still has it, are not known any more.
        for (Authorization authorization : authorizations) {
          authorization.session().close();
        }
        throw e;
      } finally {
        Arrays.fill(command, (byte) 0);
      }
    } finally {
      lock.unlock();
    }
  }

  private <R extends TpmResponse> R read(
      Exchange<R> exchange, TpmRequest<R> request, byte[] response) {
    try {
      int code = exchange.code(response);
      if (code != 0) {
        throw new TpmResponseException(request.spec().ordinal(), code);
      }
      return exchange.response(response);
    } finally {
      Arrays.fill(response, (byte) 0);
    }
  }

  private byte[] transmit(Exchange<?> exchange, TpmRequest<?> request, byte[] command) {
    BackOff backOff = new BackOff();
    boolean tested = request instanceof ContinueSelfTest.Request;
    while (true) {
      byte[] response = transmit(request, command);
      int code = exchange.code(response);
      if (!backOff.allows(code)) {
        return response;
      }
      if (code == TpmResult.NEEDS_SELFTEST.value() && !tested) {
        tested = true;
        execute(new ContinueSelfTest.Request());
      }
      backOff.pause();
    }
  }

  private byte[] transmit(TpmRequest<?> request, byte[] command) {
    byte[] response;
    try {
      commandsSent++;
      response = sender.send(request.spec(), command);
    } catch (TransportException e) {
      throw new TpmTransportException(
          request.spec() + " got no response: " + e.getMessage() + heldBy(), e);
    }
    if (response.length > MAXIMUM_RESPONSE_SIZE_BYTES) {
      throw new TpmMalformedResponseException(
          "The response to "
              + request.spec()
              + " has "
              + response.length
              + " bytes; 4,096 at most");
    }
    return response;
  }

  private String heldBy() {
    return transport.info().tcti().startsWith("device:")
        ? " A TPM 1.2 has one user at a time; perhaps tcsd holds it."
        : "";
  }

  /**
   * Starts a session in which any secret can be shown.
   *
   * @return the session, which the caller closes
   * @throws TpmResponseException with TPM_RESOURCES if the TPM has no room for it
   */
  public OiapSession oiap() {
    return new OiapSession(execute(new Oiap.Request()), this::flushSession);
  }

  /**
   * Starts a session for one entity, in which new secrets can be sent.
   *
   * @param entityType such as {@link EntityConstants#ET_SRK}
   * @param entityValue its handle or number
   * @param secret of the entity
   * @return the session, which the caller closes
   * @throws TpmResponseException with TPM_RESOURCES if the TPM has no room for it, with TPM_NOSRK
   *     if it has no owner
   */
  public OsapSession osap(int entityType, int entityValue, AuthSecret secret) {
    Osap.Request request = new Osap.Request(entityType, entityValue, AuthSession.newNonce());
    return new OsapSession(request, execute(request), secret, this::flushSession);
  }

  /**
   * Removes a loaded key from its slot. Never fails: where the TPM has gone or lost the key there
   * is nothing to remove.
   *
   * @param handle of the key
   */
  public void flushKey(int handle) {
    flush(handle, EntityConstants.RT_KEY);
  }

  private void flushSession(int handle) {
    flush(handle, EntityConstants.RT_AUTH);
  }

  /** Ends a transport session as {@link #flushKey} empties a slot. */
  void flushTransport(int handle) {
    flush(handle, TransportConstants.RT_TRANS);
  }

  private void flush(int handle, int resourceType) {
    try {
      execute(new FlushSpecific.Request(handle, resourceType));
    } catch (TpmException e) {
      // It is gone, which was to be reached; a connection that is broken shows at the next command.
      return;
    }
  }

  @Override
  public void close() {
    if (ownsTransport) {
      transport.close();
    }
  }
}
