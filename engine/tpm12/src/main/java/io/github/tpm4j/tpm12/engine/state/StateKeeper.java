package io.github.tpm4j.tpm12.engine.state;

import io.github.tpm4j.engine.store.StateStore;
import io.github.tpm4j.engine.store.StateStoreException;
import io.github.tpm4j.tpm12.wire.TpmReader;
import io.github.tpm4j.tpm12.wire.TpmWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the records of one TPM to its store and back. What a command changed is committed at once,
 * before the response goes out; so the store never holds half a command.
 */
public final class StateKeeper {
  /** Says whose state it is: a store of a TPM 2.0 has no such record. */
  private static final String FAMILY = "tpm12";

  private final StateStore store;
  private final Map<String, StateRecord> permanent = new LinkedHashMap<>();
  private final Map<String, StateRecord> running = new LinkedHashMap<>();
  private final Map<StateRecord, String> names = new IdentityHashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();
  private boolean discardsHistory;

  public StateKeeper(StateStore store) {
    this.store = store;
  }

  /** Takes a record that lasts without power. */
  public <T extends StateRecord> T permanent(String name, T record) {
    permanent.put(name, record);
    names.put(record, name);
    return record;
  }

  /** Takes a record that lasts as long as power. */
  public <T extends StateRecord> T running(String name, T record) {
    running.put(name, record);
    return record;
  }

  /** The permanent record differs from what is in the store. */
  public void changed(StateRecord record) {
    changed.add(names.get(record));
  }

  /** The values that the next commit replaces must not be found on the disk afterwards. */
  public void discardHistory() {
    discardsHistory = true;
  }

  /**
   * Reads the store; a TPM whose store is empty is manufactured.
   *
   * @throws StateStoreException if the state cannot be read, or is that of a TPM 2.0
   */
  public void load() {
    changed.clear();
    Map<String, byte[]> loaded = store.load();
    boolean isNew = loaded.isEmpty();
    if (!isNew && loaded.remove(FAMILY) == null) {
      throw new StateStoreException(
          StateStoreException.Reason.OTHER_PROFILE,
          "The state is that of a TPM 2.0, not of a TPM 1.2: name another place for it.");
    }
    restore(permanent, loaded);
    running.values().forEach(StateRecord::initialize);
    if (isNew) {
      store.commit(allOfNew());
    }
  }

  private Map<String, Optional<byte[]>> allOfNew() {
    Map<String, Optional<byte[]>> all = new LinkedHashMap<>();
    all.put(FAMILY, Optional.of(new byte[] {1}));
    permanent.forEach((name, record) -> all.put(name, Optional.of(encode(record))));
    return all;
  }

  /** Records that are not given, as those that later versions added, are as in a new TPM. */
  private static void restore(Map<String, StateRecord> records, Map<String, byte[]> given) {
    records.forEach((name, record) -> restore(name, record, given.get(name)));
    given.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
  }

  private static void restore(String name, StateRecord record, byte[] bytes) {
    record.initialize();
    if (bytes == null) {
      return;
    }
    try {
      TpmReader in = new TpmReader(bytes);
      record.read(in);
      in.requireEnd();
    } catch (RuntimeException e) {
      // Whatever a record stumbles over, the cause is that it did not write this.
      throw new StateStoreException(
          StateStoreException.Reason.DAMAGED,
          "The TPM's state is damaged: its record \"" + name + "\" cannot be read.",
          e);
    }
  }

  private static byte[] encode(StateRecord record) {
    TpmWriter out = new TpmWriter();
    record.write(out);
    byte[] bytes = out.toByteArray();
    out.wipe();
    return bytes;
  }

  /**
   * Commits what changed.
   *
   * @throws StateStoreException if the store refused; memory is then ahead of it, and the TPM must
   *     not go on
   */
  public void commit() {
    if (!changed.isEmpty()) {
      Map<String, Optional<byte[]>> changes = new LinkedHashMap<>();
      changed.forEach(name -> changes.put(name, Optional.of(encode(permanent.get(name)))));
      store.commit(changes);
      changes.values().forEach(value -> Arrays.fill(value.orElseThrow(), (byte) 0));
      changed.clear();
    }
    if (discardsHistory) {
      discardsHistory = false;
      store.discardHistory();
    }
  }

  /** {@return what the running TPM has beyond its store, by name} */
  public Map<String, byte[]> suspend() {
    Map<String, byte[]> records = new HashMap<>();
    running.forEach((name, record) -> records.put(name, encode(record)));
    return records;
  }

  /** Some of what lasts as long as power is as {@link #suspend} gave it. */
  public void resume(Set<String> names, Map<String, byte[]> records) {
    for (String name : names) {
      byte[] bytes = records.get(name);
      restore(name, running.get(name), bytes == null ? null : bytes.clone());
    }
  }

  /** The running TPM goes on as {@link #suspend} gave it. */
  public void resume(Map<String, byte[]> records) {
    restore(running, new HashMap<>(records));
  }
}
