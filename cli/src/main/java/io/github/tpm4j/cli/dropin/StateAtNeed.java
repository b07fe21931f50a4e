package io.github.tpm4j.cli.dropin;

import io.github.tpm4j.engine.store.DirectoryStore;
import io.github.tpm4j.engine.store.Durability;
import io.github.tpm4j.engine.store.StateLocation;
import io.github.tpm4j.engine.store.StateProtection;
import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/**
 * State that is opened, and locked, when it is first needed: when the TPM is powered on or given
 * another's state. Until then the process from which a TPM moves may have the same place in use.
 */
final class StateAtNeed implements StateStore {
  /** As swtpm, which does not wait for the disk either. */
  static final Durability DURABILITY = Durability.PROCESS_KILL;

  private final Optional<StateLocation> location;
  private final Optional<GivenKey> key;
  private final TakeOver takeOver;
  private final PrintStream log;
  private StateStore opened;
  private boolean closed;

  /**
   * @param takeOver what is done where swtpm has kept a TPM there
   * @param log where the reason is written for which it could not be opened
   */
  StateAtNeed(
      Optional<StateLocation> location,
      Optional<GivenKey> key,
      TakeOver takeOver,
      PrintStream log) {
    this.location = location;
    this.key = key;
    this.takeOver = takeOver;
    this.log = log;
  }

  private synchronized StateStore opened() {
    if (closed) {
      throw new StateStoreException(
          StateStoreException.Reason.CLOSED, "The TPM's state was closed before.");
    }
    if (opened == null) {
      opened = open();
    }
    return opened;
  }

  private StateStore open() {
    try {
      StateLocation place =
          location.orElseThrow(
              () -> unreadable("No place for the TPM's state was named: use --tpmstate dir=DIR"));
      if (!Files.isDirectory(place.directory())) {
        throw unreadable(
            "The TPM state directory " + place.directory() + " does not exist: make it");
      }
      return open(place.orOther());
    } catch (IOException e) {
      throw logged(unreadable("The TPM state directory cannot be read: " + e.getMessage()));
    } catch (StateStoreException e) {
      throw logged(e);
    }
  }

  private StateStore open(StateLocation place) throws IOException {
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

  private StateStoreException logged(StateStoreException e) {
    log.println("swtpm: " + e.getMessage());
    return e;
  }

  private static StateStoreException unreadable(String message) {
    return new StateStoreException(StateStoreException.Reason.UNREADABLE, message);
  }

  @Override
  public Map<String, byte[]> load() {
    return opened().load();
  }

  @Override
  public void commit(Map<String, Optional<byte[]>> changes) {
    opened().commit(changes);
  }

  @Override
  public void discardHistory() {
    opened().discardHistory();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (opened != null) {
      opened.close();
    }
    key.ifPresent(GivenKey::close);
  }
}
