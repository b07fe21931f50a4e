package io.github.tpm4j.tss.client;

import io.github.tpm4j.transport.TpmFamily;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.TransportException;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.clock.ReadClock;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.nv.NvReadPublic;
import io.github.tpm4j.tss.commands.nv.NvReadPublic2;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.commands.startup.Startup;
import io.github.tpm4j.tss.commands.testing.SelfTest;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.constants.TpmSu;
import io.github.tpm4j.tss.error.ResponseErrors;
import io.github.tpm4j.tss.error.TpmDamagedResponseException;
import io.github.tpm4j.tss.error.TpmMalformedResponseException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.error.TpmTransportException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.session.AuthSession;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.session.SessionSpec;
import io.github.tpm4j.tss.session.SessionStart;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.WireException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Sends commands over a transport, with their authorisations, and returns their responses, verified
 * and decrypted.
 *
 * <p>May be used by many threads; one command is sent at a time. A sequence of commands that belong
 * together holds {@link #lock}. A command that the TPM could not execute yet (TPM_RC_RETRY,
 * YIELDED, CANCELED, TESTING, NV_RATE, NV_UNAVAILABLE) is sent again for about ten seconds. A TPM
 * that must test itself first (TPM_RC_NEEDS_TEST) is told to. To a TPM that has been reset
 * (TPM_RC_INITIALIZE) TPM2_Startup(CLEAR) is sent, unless a resource manager stands before it.
 */
public final class TpmClient implements AutoCloseable {
  private static final int NO_RESPONSE = -1;

  private final Transport transport;
  private final NameCache names = new NameCache();
  private final TurnLock lock = new TurnLock();
  private final TpmActivity activity;
  private final AuditTaps taps = new AuditTaps();
  private SlotListener slots = SlotListener.NONE;
  private Predicate<TpmRc> roomMaker = rc -> false;
  private boolean makingRoom;
  private volatile long epoch;
  private long commandsSent;
  private TpmFamily family;

  /**
   * @param transport is closed with this
   */
  public TpmClient(Transport transport) {
    this.transport = transport;
    this.activity = new TpmActivity(transport.info());
  }

  /** {@return what the transport is connected to} */
  public TransportInfo info() {
    return transport.info();
  }

  /** {@return how bytes reach the TPM} */
  public Transport transport() {
    return transport;
  }

  /** {@return the Names of loaded objects} */
  public NameCache names() {
    return names;
  }

  /**
   * Tells another what comes into the slots and goes; to be set before the first command.
   *
   * @param listener is called by the thread that sends the command, while it holds the lock
   */
  public void setSlotListener(SlotListener listener) {
    slots = listener;
    names.setSlotListener(listener);
  }

  /**
   * Sets what makes room where the TPM has none for an object or a session, so that commands of
   * whoever uses this client find it; to be set before the first command.
   *
   * @param maker is given the code, and says whether to try again
   */
  public void setRoomMaker(Predicate<TpmRc> maker) {
    roomMaker = maker;
  }

  /**
   * Counts how often this client has started the TPM up; each time all handles were void.
   *
   * @return 0 until the first time
   */
  public long epoch() {
    return epoch;
  }

  /** {@return how many commands were sent} */
  public long commandsSent() {
    return commandsSent;
  }

  /**
   * While a thread holds it, no other thread can send a command.
   *
   * @return the lock, which threads take in turn
   */
  public TurnLock lock() {
    return lock;
  }

  /**
   * Has commands audited, and written down, until {@link #removeAudit}.
   *
   * @param tap which takes them
   */
  public void addAudit(AuditTap tap) {
    lock.lock();
    try {
      taps.add(tap);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends what {@link #addAudit} began.
   *
   * @param tap the same
   */
  public void removeAudit(AuditTap tap) {
    lock.lock();
    try {
      taps.remove(tap);
    } finally {
      lock.unlock();
    }
  }

  /** {@return what was seen of the TPM's work} */
  public TpmActivity activity() {
    return activity;
  }

  /**
   * Sends one command.
   *
   * @param <R> the command's response
   * @param request its handles and parameters
   * @param authorizations one for each handle that needs it, in order, then further sessions
   * @return the TPM's response, whose HMACs were verified
   * @throws io.github.tpm4j.tss.error.TpmResponseException if the TPM answers an error; a subclass
   *     tells which
   * @throws io.github.tpm4j.tss.error.TpmUnsupportedException if the TPM lacks what is asked for
   * @throws TpmMalformedResponseException if the response is not what Part 3 says
   * @throws io.github.tpm4j.tss.error.TpmIntegrityException if the TPM did not authenticate the
   *     response
   * @throws TpmTransportException if no response came
   * @throws IllegalArgumentException if the authorisations do not fit the command
   */
  public <R extends TpmResponse> R execute(TpmRequest<R> request, Authorization... authorizations) {
    lock.lock();
    try {
      List<AuditTap> audits = taps.of(request.spec());
      List<Authorization> sessions = AuditTaps.with(audits, authorizations);
      boolean namesNeeded = !sessions.isEmpty() || !audits.isEmpty();
      List<Bytes> handleNames = namesNeeded ? namesFor(request) : List.of();
      Exchange<R> exchange = new Exchange<>(request, handleNames, sessions, !audits.isEmpty());
      byte[] command = exchange.command();
      try {
        tellLeaving(request);
        TpmActivity.Span span = activity.begin(request.spec(), lock.takeWaitNanos());
        boolean outer = taps.sending();
        byte[] received = null;
        try {
          received = transmit(command, request);
        } finally {
          taps.sent(outer);
          end(span, received, request);
        }
        R response = read(exchange, request, received);
        AuditTaps.log(audits, request, exchange);
        names.follow(request, response);
        tellArrived(response);
        return response;
      } catch (TpmDamagedResponseException | TpmTransportException e) {
        exchange.setOutcomeUnknown();
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
    TpmRc rc = rc(response, request);
    if (!rc.equals(TpmRc.SUCCESS)) {
      throw ResponseErrors.of(request.spec(), rc);
    }
    try {
      return exchange.response(response);
    } catch (WireException e) {
      throw malformed(request, e);
    } finally {
      // A transport within the process, or a session that encrypts nothing, has it in the clear.
      Arrays.fill(response, (byte) 0);
    }
  }

  /**
   * {@return which family the TPM is of} Asks once, by one command.
   *
   * @throws TpmTransportException if no response came
   */
  public TpmFamily family() {
    lock.lock();
    try {
      if (family == null) {
        family = TpmFamily.of(transport);
      }
      return family;
    } catch (TransportException e) {
      throw new TpmTransportException(e.getMessage(), e);
    } finally {
      lock.unlock();
    }
  }

  private TpmRc rc(byte[] response, TpmRequest<?> request) {
    try {
      if (ResponseParts.isOfTpm12(response)) {
        throw new TpmMalformedResponseException(
            request.spec() + " was answered by a TPM 1.2 at " + info().tcti());
      }
      return ResponseParts.rc(response);
    } catch (WireException e) {
      throw malformed(request, e);
    }
  }

  private TpmMalformedResponseException malformed(TpmRequest<?> request, WireException e) {
    return new TpmMalformedResponseException(
        "The response to " + request.spec() + " is malformed. " + peer(), e);
  }

  private String peer() {
    return "What answers at " + info().tcti() + " is no TPM 2.0, or the connection is damaged";
  }

  private void tellLeaving(TpmRequest<?> request) {
    if (request instanceof FlushContext.Request flush) {
      slots.leaving(flush.flushHandle());
    } else if (request.spec().attributes().has(TpmaCc.FLUSHED)
        || request instanceof ContextSave.Request save && !isObject(save.saveHandle())) {
      request.handles().stream().filter(handle -> !isObject(handle)).forEach(slots::leaving);
    }
  }

  // A session or a sequence leaves its slot where an object stays.
  private boolean isObject(TpmHandle handle) {
    return handle.is(TpmHt.TRANSIENT)
        && names.find(handle).filter(name -> !name.isEmpty()).isPresent();
  }

  private void tellArrived(TpmResponse response) {
    if (response.handle() != null) {
      slots.arrived(response.handle());
    }
    if (response instanceof ReadClock.Response clock) {
      slots.counted(ResetCounters.of(clock));
    }
  }

  private void end(TpmActivity.Span span, byte[] received, TpmRequest<?> request) {
    if (span != null) {
      span.end(received == null ? NO_RESPONSE : rc(received, request).value());
    }
  }

  private byte[] transmit(byte[] command, TpmRequest<?> request) {
    BackOff backOff = null;
    boolean started = false;
    boolean tested = false;
    while (true) {
      byte[] response;
      try {
        commandsSent++;
        response = transport.transmit(command);
      } catch (TransportException e) {
        throw new TpmTransportException(
            request.spec() + " got no response from " + info().tcti() + ": " + e.getMessage(), e);
      }
      TpmRc rc = rc(response, request).withoutResourceManager();
      if (rc.equals(TpmRc.SUCCESS)) {
        return response;
      }
      if (rc.equals(TpmRc.INITIALIZE) && !started && mayStart(request)) {
        start();
        started = true;
        // What the command refers to is gone; whoever loaded it knows how to load it again.
        if (refersToVolatile(request)) {
          return response;
        }
      } else if (rc.equals(TpmRc.NEEDS_TEST) && !tested && !(request instanceof SelfTest.Request)) {
        execute(new SelfTest.Request(false));
        tested = true;
      } else {
        if (makesRoom(rc)) {
          continue;
        }
        backOff = backOff == null ? new BackOff() : backOff;
        if (!backOff.allows(rc)) {
          return response;
        }
        backOff.pause();
      }
    }
  }

  private boolean makesRoom(TpmRc rc) {
    if (makingRoom) {
      return false;
    }
    makingRoom = true;
    try {
      return roomMaker.test(rc);
    } finally {
      makingRoom = false;
    }
  }

  private boolean mayStart(TpmRequest<?> request) {
    return !info().resourceManaged() && !(request instanceof Startup.Request);
  }

  private void start() {
    try {
      execute(new Startup.Request(TpmSu.CLEAR));
      setReset();
    } catch (TpmResponseException e) {
      // To TPM2_Startup it means that the TPM is started: another program was faster.
      if (!e.is(TpmRc.INITIALIZE)) {
        throw e;
      }
    }
  }

  private void setReset() {
    epoch++;
    names.clear();
    slots.reset();
  }

  private static boolean refersToVolatile(TpmRequest<?> request) {
    return request.spec().authorizedHandles() > 0
        || request.handles().stream()
            .anyMatch(
                handle ->
                    handle.is(TpmHt.TRANSIENT)
                        || handle.is(TpmHt.HMAC_SESSION)
                        || handle.is(TpmHt.POLICY_SESSION));
  }

  private List<Bytes> namesFor(TpmRequest<?> request) {
    return request.handles().stream().map(this::name).toList();
  }

  /**
   * {@return the Name of an entity; that of an object or NV Index is read from the TPM unless
   * known}
   *
   * @param handle of an object, an NV Index, a PCR, a session or a permanent entity
   */
  public Bytes name(TpmHandle handle) {
    return names.find(handle).orElseGet(() -> readName(handle));
  }

  private Bytes readName(TpmHandle handle) {
    if (handle.is(TpmHt.NV_INDEX)) {
      return EntityNames.of(execute(new NvReadPublic.Request(handle)).nvPublic());
    }
    return handle.isNvIndex()
        ? EntityNames.of(execute(new NvReadPublic2.Request(handle)).nvPublic())
        : EntityNames.of(execute(new ReadPublic.Request(handle)).outPublic());
  }

  /**
   * Starts a session.
   *
   * @param spec its type, hash, encryption, salt and bound entity
   * @return the session, in a slot of the TPM until it is flushed or used up
   * @throws io.github.tpm4j.tss.error.TpmException as {@link #execute}
   */
  public AuthSession start(SessionSpec spec) {
    try (SessionStart start = new SessionStart(spec)) {
      return start.session(execute(start.request()));
    }
  }

  @Override
  public void close() {
    transport.close();
  }
}
