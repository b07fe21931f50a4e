package io.github.tpm4j.tss.managed;

import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.client.Capabilities;
import io.github.tpm4j.tss.client.Lazy;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.keys.Caller;
import io.github.tpm4j.tss.keys.PssSaltFact;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.resource.AbandonedSlots;
import io.github.tpm4j.tss.resource.LedgerFolder;
import io.github.tpm4j.tss.resource.ObjectCache;
import io.github.tpm4j.tss.resource.PersistentSource;
import io.github.tpm4j.tss.resource.SessionPool;
import io.github.tpm4j.tss.resource.SlotLedger;
import io.github.tpm4j.tss.resource.StorageKeys;
import io.github.tpm4j.tss.templates.StorageTemplates;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A TPM as this JVM has it, shared by all who use it: the client and its lock, the loaded objects,
 * the sessions, and what was learnt. Nothing in it belongs to one user; passwords and demands come
 * with each turn.
 */
public final class ManagedTpm {
  private static final Set<TpmRc> SESSIONS_FULL =
      Set.of(TpmRc.SESSION_MEMORY, TpmRc.SESSION_HANDLES);
  private static final Set<TpmRc> OBJECTS_FULL =
      Set.of(TpmRc.OBJECT_MEMORY, TpmRc.OBJECT_HANDLES, TpmRc.MEMORY);

  private final TpmClient client;
  private final Optional<SlotLedger> ledger;
  private final ObjectCache objects;
  private final SessionPool sessions;
  private final StorageKeys storageKeys;
  private final Recovery recovery;
  private final Capabilities capabilities;
  private final ExitFlush exitFlush;
  private final IdleRelease idleRelease;
  private final UngivenPasswords ungivenPasswords;
  private final PssSaltFact pssSalt = new PssSaltFact();

  /**
   * @param client is closed with this, and if this cannot be made
   * @param keyCapacity how many keys are remembered, loaded or not
   * @param flushesAtExit whether slots are given back when the JVM ends
   */
  public ManagedTpm(TpmClient client, int keyCapacity, boolean flushesAtExit) {
    this(client, keyCapacity, flushesAtExit, release -> IdleRelease.of(client, release));
  }

  /** A TPM whose idle time is told otherwise; it is not flushed at exit. */
  ManagedTpm(TpmClient client, int keyCapacity, Function<Runnable, IdleRelease> idle) {
    this(client, keyCapacity, false, idle);
  }

  private ManagedTpm(
      TpmClient client,
      int keyCapacity,
      boolean flushesAtExit,
      Function<Runnable, IdleRelease> idle) {
    this.client = client;
    boolean made = false;
    try {
      ledger = ledger(flushesAtExit);
      AbandonedSlots abandoned = abandoned();
      objects = new ObjectCache(client, keyCapacity, abandoned);
      sessions = new SessionPool(client, abandoned);
      client.setRoomMaker(this::makeRoom);
      storageKeys = new StorageKeys(new Lazy<>(this::standardTemplate));
      ungivenPasswords = new UngivenPasswords(client);
      recovery = new Recovery(client, objects, sessions);
      capabilities = new Capabilities(this::ask);
      idleRelease = idle.apply(this::release);
      exitFlush = new ExitFlush(this, flushesAtExit);
      made = true;
    } finally {
      if (!made) {
        client.close();
      }
    }
  }

  // Where no resource manager stands, and others may stand before the same TPM.
  private Optional<SlotLedger> ledger(boolean flushesAtExit) {
    boolean isShared =
        flushesAtExit
            && !client.info().resourceManaged()
            && client.info().kind() != TransportInfo.Kind.IN_PROCESS;
    return isShared ? Optional.of(new SlotLedger(LedgerFolder.ofUser(), name())) : Optional.empty();
  }

  private String name() {
    try {
      return Transports.identity(client.info().tcti()).toString();
    } catch (IllegalArgumentException e) {
      // A transport of the user's own; others have it under the same name or not at all.
      return client.info().tcti();
    }
  }

  private AbandonedSlots abandoned() {
    ledger.ifPresent(client::setSlotListener);
    return ledger
        .map(own -> new AbandonedSlots(client, LedgerFolder.ofUser(), name(), own))
        .orElse(AbandonedSlots.NONE);
  }

  private <R extends TpmResponse> R ask(TpmRequest<R> request) {
    return run(Caller.ANYBODY, turn -> turn.client().execute(request));
  }

  // For commands of whoever uses the client by itself; turns make room before.
  private boolean makeRoom(TpmRc rc) {
    return SESSIONS_FULL.contains(rc) && sessions.makeWay()
        || OBJECTS_FULL.contains(rc) && objects.makeWay();
  }

  private TpmtPublic standardTemplate() {
    return Capabilities.has(client, TpmAlg.ECC)
        ? StorageTemplates.ECC_P256
        : StorageTemplates.RSA_2048;
  }

  /**
   * Runs {@code work} while no other thread uses the TPM, again as long as that may help after a
   * failure that is nobody's fault. This is the only place where something is tried again.
   *
   * @throws TpmException why {@code work} failed, explained
   */
  public <T> T run(Caller caller, Function<Turn, T> work) {
    try (Turn turn = Turn.begin(this, caller)) {
      while (true) {
        try {
          return work.apply(turn);
        } catch (TpmException e) {
          turn.recover(e);
        }
      }
    }
  }

  /** Sends commands. */
  public TpmClient client() {
    return client;
  }

  /** {@return what the TPM implements} */
  public Capabilities capabilities() {
    return capabilities;
  }

  /** {@return what is known of the storage keys} */
  public StorageKeys storageKeys() {
    return storageKeys;
  }

  /** {@return how long the salts of PSS signatures are} */
  public PssSaltFact pssSalt() {
    return pssSalt;
  }

  /** Forgets what stands at a persistent handle; it may be another object when it is used again. */
  public void forgetPersistent(TpmHandle handle) {
    objects.forget(new PersistentSource(handle));
    if (handle.equals(StorageKeys.PERSISTENT)) {
      storageKeys.forgetPersistent();
    }
  }

  /** {@return how many objects are loaded; sends nothing and waits for nobody} */
  public int loadedObjects() {
    return objects.loaded();
  }

  /**
   * {@return how many objects are remembered, loaded or not; sends nothing and waits for nobody}
   */
  public long knownObjects() {
    return objects.remembered();
  }

  /** {@return how many sessions there are; sends nothing and waits for nobody} */
  public int openSessions() {
    return sessions.size();
  }

  ObjectCache objects() {
    return objects;
  }

  SessionPool sessions() {
    return sessions;
  }

  Recovery recovery() {
    return recovery;
  }

  UngivenPasswords ungivenPasswords() {
    return ungivenPasswords;
  }

  IdleRelease idleRelease() {
    return idleRelease;
  }

  /** Gives back sessions and slots; the next use takes others. */
  private void release() {
    sessions.endAll();
    objects.releaseSlots();
  }

  /** Gives back what is held in the TPM, and the connection. */
  void close() {
    exitFlush.cancel();
    client.lock().lock();
    try (client) {
      exitFlush.flush();
      ledger.ifPresent(SlotLedger::close);
    } finally {
      client.lock().unlock();
    }
  }

  /**
   * Flushes what this JVM has put into the TPM; a resource manager does so by itself. The keys of
   * sessions are wiped at any rate.
   */
  void flush() {
    try (sessions) {
      if (!client.info().resourceManaged()) {
        sessions.endAll();
        objects.close();
      }
    }
  }
}
