package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.session.AuthSecret;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The keys that this JVM has in the slots of a TPM 1.2, which may be three. The one that was used
 * longest ago gives way; keys of other programs are never flushed.
 */
final class KeySlots {
  private static final Set<TpmResult> FULL = Set.of(TpmResult.NOSPACE, TpmResult.RESOURCES);
  private static final float LOAD_FACTOR = 0.75f;

  private final Tpm12Client client;
  private final Map<Bytes, Integer> handles = new LinkedHashMap<>(16, LOAD_FACTOR, true);

  KeySlots(Tpm12Client client) {
    this.client = client;
  }

  boolean has(LoadableKey key) {
    return handles.containsKey(key.id());
  }

  /**
   * The handle of the key, which is loaded if it is in no slot.
   *
   * @param loading loads it with the secret of the SRK
   */
  int handle(LoadableKey key, ToIntFunction<AuthSecret> loading) {
    Integer known = handles.get(key.id());
    if (known != null) {
      return known;
    }
    try (AuthSecret parent = key.parentSecret().get()) {
      int handle = loaded(parent, loading);
      handles.put(key.id(), handle);
      return handle;
    }
  }

  private int loaded(AuthSecret parent, ToIntFunction<AuthSecret> loading) {
    while (true) {
      try {
        return loading.applyAsInt(parent);
      } catch (TpmResponseException e) {
        if (handles.isEmpty() || e.result().filter(FULL::contains).isEmpty()) {
          throw e;
        }
        flushEldest();
      }
    }
  }

  private void flushEldest() {
    Bytes eldest = handles.keySet().iterator().next();
    client.flushKey(handles.remove(eldest));
  }

  /** Its handle is not its own any more. */
  void forget(LoadableKey key) {
    handles.remove(key.id());
  }

  void close() {
    handles.values().forEach(client::flushKey);
    handles.clear();
  }
}
