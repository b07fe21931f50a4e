package io.github.tpm4j.conformance.fuzz;

import io.github.tpm4j.engine.store.StateStore;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory that can be set back to what it was. */
final class RestorableStore implements StateStore {
  private final Map<String, byte[]> records = new TreeMap<>();

  @Override
  public Map<String, byte[]> load() {
    Map<String, byte[]> copy = new TreeMap<>();
    records.forEach((name, value) -> copy.put(name, value.clone()));
    return copy;
  }

  @Override
  public void commit(Map<String, Optional<byte[]>> changes) {
    changes.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                bytes -> records.put(name, bytes.clone()), () -> records.remove(name)));
  }

  @Override
  public void discardHistory() {
    // There is none.
  }

  @Override
  public void close() {
    records.clear();
  }

  void restore(Map<String, byte[]> content) {
    records.clear();
    content.forEach((name, value) -> records.put(name, value.clone()));
  }
}
