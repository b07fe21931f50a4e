package io.github.tpm4j.engine.store;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The records as they are now. Its arrays are its own. */
final class Content {
  private final Map<String, byte[]> records = new TreeMap<>();

  /** Applies changes and takes their arrays over. */
  void take(ChangeSet changes) {
    changes.byName().forEach(this::replace);
  }

  private void replace(String name, Optional<byte[]> value) {
    byte[] old = value.isPresent() ? records.put(name, value.get()) : records.remove(name);
    if (old != null) {
      Arrays.fill(old, (byte) 0);
    }
  }

  /** Whether the changes would change nothing. */
  boolean includes(ChangeSet changes) {
    return changes.byName().entrySet().stream()
        .allMatch(
            change ->
                change.getValue().isEmpty()
                    ? !records.containsKey(change.getKey())
                    : MessageDigest.isEqual(records.get(change.getKey()), change.getValue().get()));
  }

  Map<String, byte[]> copy() {
    Map<String, byte[]> copy = new LinkedHashMap<>();
    records.forEach((name, value) -> copy.put(name, value.clone()));
    return copy;
  }

  /** The changes that lead from nothing to this content. */
  ChangeSet snapshot() {
    Map<String, Optional<byte[]>> all = new LinkedHashMap<>();
    records.forEach((name, value) -> all.put(name, Optional.of(value)));
    return ChangeSet.copyOf(all);
  }

  void wipe() {
    records.values().forEach(value -> Arrays.fill(value, (byte) 0));
    records.clear();
  }
}
