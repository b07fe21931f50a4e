package io.github.tpm4j.engine.state;

import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Brings the records of one TPM to its store and back. What commands changed is collected and
 * committed at once, before the response goes out; so the store never holds half a command.
 */
public final class StateKeeper {
  private static final Set<Lifetime> SAVED =
      EnumSet.of(Lifetime.ORDERLY, Lifetime.RESET, Lifetime.CLEAR);

  private final StateStore store;
  private final List<StateRecord> records = new ArrayList<>();
  private final Set<StateRecord> changed = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<String, Optional<byte[]>> pending = new LinkedHashMap<>();
  private final Map<String, byte[]> loaded = new HashMap<>();
  private Runnable savedStateListener = () -> {};
  private boolean discardsHistory;

  public StateKeeper(StateStore store) {
    this.store = store;
  }

  /** Takes a record that every TPM has. Its content comes at {@link #load} or at startup. */
  public void add(StateRecord record) {
    records.add(record);
  }

  /** Runs {@code listener} before a commit if what TPM2_Shutdown saves has changed. */
  public void whenSavedStateChanges(Runnable listener) {
    savedStateListener = listener;
  }

  void changed(StateRecord record) {
    changed.add(record);
  }

  /** Reads the store anew; false if there is nothing in it: the TPM is to be manufactured. */
  public boolean load() {
    changed.clear();
    wipePending();
    forgetLoaded();
    loaded.putAll(store.load());
    return !loaded.isEmpty();
  }

  /** A record as {@link #load} read it; the caller must not change it. */
  public Optional<byte[]> loaded(String name) {
    return Optional.ofNullable(loaded.get(name));
  }

  /** Wipes what {@link #load} read, when nobody will ask for it any more. */
  public void forgetLoaded() {
    loaded.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
    loaded.clear();
  }

  /** Sets all records of these lifetimes to their beginnings. */
  public void initialize(Set<Lifetime> lifetimes) {
    forEach(lifetimes, StateRecord::initialize);
  }

  /**
   * Sets all records of these lifetimes to what the store had at {@link #load}; one that it did not
   * have, as a record that later versions of this program added, to its beginning.
   */
  public void restore(Set<Lifetime> lifetimes) {
    forEach(lifetimes, this::restore);
  }

  private void restore(StateRecord record) {
    restore(record, loaded.get(record.recordName()));
  }

  private static void restore(StateRecord record, byte[] bytes) {
    if (bytes == null) {
      record.initialize();
    } else {
      read(record.recordName(), bytes, record::read);
    }
  }

  /** What has passed the store's check may still come from elsewhere, as a migration blob. */
  private static void read(String name, byte[] bytes, Consumer<TpmReader> action) {
    try {
      action.accept(reader(bytes));
    } catch (RuntimeException e) {
      // Whatever a record stumbles over, the cause is that it did not write this.
      throw new StateStoreException(
          StateStoreException.Reason.DAMAGED,
          "The TPM's state is damaged: its record \"" + name + "\" cannot be read.",
          e);
    }
  }

  /** State is read without the profile's limits: it was written by this program. */
  private static TpmReader reader(byte[] bytes) {
    return new TpmReader(bytes, Limits.ANY);
  }

  private void forEach(Set<Lifetime> lifetimes, Consumer<StateRecord> action) {
    for (StateRecord record : records) {
      if (lifetimes.contains(record.lifetime())) {
        action.accept(record);
      }
    }
  }

  /** The content of all records of these lifetimes, by name. */
  public Map<String, byte[]> suspend(Set<Lifetime> lifetimes) {
    Map<String, byte[]> running = new HashMap<>();
    forEach(lifetimes, record -> running.put(record.recordName(), encode(record)));
    return running;
  }

  /**
   * Sets all records of these lifetimes as {@link #suspend} gave them; those that it did not give,
   * as records that later versions of this program added, to their beginnings.
   */
  public void resume(Set<Lifetime> lifetimes, Map<String, byte[]> running) {
    forEach(lifetimes, record -> restore(record, running.get(record.recordName())));
  }

  /** Hands over the loaded records whose names begin so: entities of which there may be many. */
  public void forEachLoaded(String prefix, BiConsumer<String, TpmReader> action) {
    loaded.forEach(
        (name, bytes) -> {
          if (name.startsWith(prefix)) {
            String rest = name.substring(prefix.length());
            read(name, bytes, in -> action.accept(rest, in));
          }
        });
  }

  /** Writes a record at the next commit, whatever its lifetime. */
  public void put(StateRecord record) {
    replace(record.recordName(), Optional.of(encode(record)));
  }

  private static byte[] encode(StateRecord record) {
    TpmWriter out = new TpmWriter();
    record.write(out);
    byte[] bytes = out.toByteArray();
    out.wipe();
    return bytes;
  }

  /** Removes a record at the next commit. */
  public void remove(StateRecord record) {
    changed.remove(record);
    replace(record.recordName(), Optional.empty());
  }

  private void replace(String name, Optional<byte[]> value) {
    Optional<byte[]> old = pending.put(name, value);
    if (old != null) {
      old.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
    }
  }

  /** Writes all records of these lifetimes at the next commit. */
  public void putAll(Set<Lifetime> lifetimes) {
    forEach(lifetimes, this::put);
  }

  /** The values that the next commit replaces must not be found on the disk afterwards. */
  public void discardHistory() {
    discardsHistory = true;
  }

  /**
   * Commits the persistent records that changed, and all that was put or removed.
   *
   * @throws io.github.tpm4j.engine.store.StateStoreException if the store refused; memory is then
   *     ahead of it, and the TPM must not go on
   */
  public void commit() {
    if (!changed.isEmpty()) {
      putChanged();
    }
    if (!pending.isEmpty()) {
      store.commit(pending);
      wipePending();
    }
    if (discardsHistory) {
      discardsHistory = false;
      store.discardHistory();
    }
  }

  private void putChanged() {
    if (changed.stream().anyMatch(record -> SAVED.contains(record.lifetime()))) {
      savedStateListener.run();
    }
    for (StateRecord record : changed) {
      if (record.lifetime() == Lifetime.PERSISTENT) {
        put(record);
      }
    }
    changed.clear();
  }

  private void wipePending() {
    pending.values().forEach(value -> value.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0)));
    pending.clear();
  }
}
