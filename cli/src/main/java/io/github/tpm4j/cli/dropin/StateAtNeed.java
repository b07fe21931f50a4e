package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * State that is opened, and locked, when it is first needed: when the TPM is powered on or given
 * another's state. Until then the process from which a TPM moves may have the same place in use;
 * and it can let another have it.
 */
final class StateAtNeed implements StateStore {
  /** As swtpm, which does not wait for the disk either. */
  static final Durability DURABILITY = Durability.PROCESS_KILL;

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final Optional<StateLocation> location;
  private final Optional<GivenKey> key;
  private final TakeOver takeOver;
  private final Duration patience;
  private final PrintStream log;
  private StateStore opened;

  /** What it was when another process was let have it; null if none was. */
  private Map<String, byte[]> letGo;

  private boolean closed;

  /** What was logged last, if nothing has succeeded since. */
  private String lastFailure = "";

  /**
   * @param takeOver what is done where swtpm has kept a TPM there
   * @param patience how long another process may still have it when it is needed
   * @param log where the reason is written for which it could not be opened
   */
  StateAtNeed(
      Optional<StateLocation> location,
      Optional<GivenKey> key,
      TakeOver takeOver,
      Duration patience,
      PrintStream log) {
    this.location = location;
    this.key = key;
    this.takeOver = takeOver;
    this.patience = patience;
    this.log = log;
  }

  /** The log has the reason of each failure, once in a row. */
  private synchronized <T> T logged(Function<StateStore, T> use) {
    try {
      T result = use.apply(take());
      lastFailure = "";
      return result;
    } catch (StateStoreException e) {
      report(e);
      throw e;
    }
  }

  private void report(StateStoreException failure) {
    if (!lastFailure.equals(failure.getMessage())) {
      lastFailure = failure.getMessage();
      log.println("swtpm: " + lastFailure);
    }
  }

  /** Whether the log has why the state is not as it should be. */
  synchronized boolean hasFailed() {
    return !lastFailure.isEmpty();
  }

  private StateStore take() {
    if (closed) {
      throw new StateStoreException(
          StateStoreException.Reason.CLOSED, "The TPM's state was closed before.");
    }
    if (opened == null) {
      opened = unchanged(openPatiently());
    }
    return opened;
  }

  private StateStore openPatiently() {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return open();
      } catch (StateStoreException e) {
        if (e.reason() != StateStoreException.Reason.IN_USE || System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  /** A TPM that was let go must not go on from what it was, once another has used its state. */
  private StateStore unchanged(StateStore store) {
    if (letGo != null && !isSame(letGo, store.load())) {
      store.close();
      throw new StateStoreException(
          StateStoreException.Reason.IN_USE,
          "The TPM has moved to another process, which has changed its state.");
    }
    forgetLetGo();
    return store;
  }

  private static boolean isSame(Map<String, byte[]> before, Map<String, byte[]> now) {
    boolean same = before.keySet().equals(now.keySet());
    for (Map.Entry<String, byte[]> record : now.entrySet()) {
      same = same && MessageDigest.isEqual(record.getValue(), before.get(record.getKey()));
      Arrays.fill(record.getValue(), (byte) 0);
    }
    return same;
  }

  private void forgetLetGo() {
    if (letGo != null) {
      letGo.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
      letGo = null;
    }
  }

  @Override
  public synchronized void release() {
    if (opened != null) {
      letGo = opened.load();
      opened.close();
      opened = null;
    }
  }

  @Override
  public synchronized boolean hold() {
    try {
      return take() != null;
    } catch (StateStoreException e) {
      if (e.reason() == StateStoreException.Reason.IN_USE) {
        return false;
      }
      report(e);
      throw e;
    }
  }

  private StateStore open() {
    StateLocation place =
        location.orElseThrow(
            () -> unreadable("No place for the TPM's state was named: use --tpmstate dir=DIR"));
    if (!Files.isDirectory(place.directory())) {
      throw unreadable("The TPM state directory " + place.directory() + " does not exist: make it");
    }
    return open(place.orOther());
  }

  private StateStore open(StateLocation place) {
    if (place.isOccupied()) {
      return takeOver.at(place, key, log);
    }
    try (StateProtection protection = protection(key)) {
      return DirectoryStore.open(place, DURABILITY, protection);
    }
  }

  static StateProtection protection(Optional<GivenKey> key) {
    return key.map(GivenKey::protection).orElseGet(StateProtection::none);
  }

  private static StateStoreException unreadable(String message) {
    return new StateStoreException(StateStoreException.Reason.UNREADABLE, message);
  }

  @Override
  public Map<String, byte[]> load() {
    return logged(StateStore::load);
  }

  @Override
  public void commit(Map<String, Optional<byte[]>> changes) {
    logged(
        store -> {
          store.commit(changes);
          return store;
        });
  }

  @Override
  public void discardHistory() {
    logged(
        store -> {
          store.discardHistory();
          return store;
        });
  }

  @Override
  public synchronized void close() {
    closed = true;
    forgetLetGo();
    if (opened != null) {
      opened.close();
    }
    key.ifPresent(GivenKey::close);
  }
}
