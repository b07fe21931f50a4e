package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Names of loaded objects, as far as they are known. A Name is told by whoever has loaded the
 * object; those of other objects and of NV Indices are read from the TPM when a command needs them.
 */
public final class NameCache {
  private final Map<TpmHandle, Bytes> names = new ConcurrentHashMap<>();

  NameCache() {}

  /** Tells the Name of an object, until {@link #forget}. */
  public void put(TpmHandle handle, Bytes name) {
    names.put(handle, name);
  }

  /** Tells that the handle no longer stands for the object. */
  public void forget(TpmHandle handle) {
    names.remove(handle);
  }

  /** Whether the Name of what the handle stands for is known. */
  public boolean contains(TpmHandle handle) {
    return names.containsKey(handle);
  }

  void clear() {
    names.clear();
  }

  /** The Name; empty if the TPM must be asked. */
  Optional<Bytes> find(TpmHandle handle) {
    return handle.isObject() || handle.is(TpmHt.NV_INDEX)
        ? Optional.ofNullable(names.get(handle))
        : Optional.of(EntityNames.of(handle));
  }
}
