package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.engine.Tpm;
import io.github.tpm4j.engine.store.StateStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a TPM knows at one moment, but for the state of its random number generator.
 *
 * @param stored the records of its store
 * @param running what it has in memory beyond them
 */
record TpmState(Map<String, byte[]> stored, Map<String, byte[]> running) {

  /** A record that two states do not agree on; null where there is none. */
  record Change(String name, byte[] before, byte[] after) {

    @Override
    public String toString() {
      return name + " from " + text(before) + " to " + text(after);
    }

    private static String text(byte[] value) {
      return value == null ? "nothing" : Octets.hex(value);
    }
  }

  static TpmState of(Tpm tpm, StateStore store) {
    return new TpmState(store.load(), new TreeMap<>(tpm.suspend()));
  }

  /** What has changed since. */
  List<Change> changesTo(TpmState later) {
    List<Change> changes = new ArrayList<>();
    addChanges(stored, later.stored, changes);
    addChanges(running, later.running, changes);
    return changes;
  }

  private static void addChanges(
      Map<String, byte[]> before, Map<String, byte[]> after, List<Change> changes) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      if (!Arrays.equals(before.get(name), after.get(name))) {
        changes.add(new Change(name, before.get(name), after.get(name)));
      }
    }
  }

  /** How much memory it takes. */
  int sizeBytes() {
    return sizeBytes(stored) + sizeBytes(running);
  }

  private static int sizeBytes(Map<String, byte[]> records) {
    return records.values().stream().mapToInt(value -> value.length).sum();
  }
}
