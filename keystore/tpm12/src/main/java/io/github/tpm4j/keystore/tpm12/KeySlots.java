package io.github.tpm4j.keystore.tpm12;

import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.constants.TpmResult;
import io.github.tpm4j.tpm12.error.TpmException;
import io.github.tpm4j.tpm12.error.TpmResponseException;
import io.github.tpm4j.tpm12.wire.Bytes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * The keys that this JVM has in the slots of a TPM 1.2, which may be three. The one that was used
 * longest ago gives way; keys of other programs are never flushed. A key stays in its slot once its
 * secret was accepted, which is what tells later whether a handle is still the key's.
 */
final class KeySlots {
  private static final Set<TpmResult> FULL = Set.of(TpmResult.NOSPACE, TpmResult.RESOURCES);
  private static final float LOAD_FACTOR = 0.75f;

  private final Tpm12Client client;
  private final Map<Bytes, Slot> slots = new LinkedHashMap<>(16, LOAD_FACTOR, true);

  /** A handle, and the digest of the secret that was accepted there. */
  private record Slot(int handle, String digest) {}

  KeySlots(Tpm12Client client) {
    this.client = client;
  }

  /**
   * The handle of the key; empty if it is in no slot.
   *
   * @param digest of the secret that is to be shown
   * @throws TpmException if the key has another secret; nothing was sent
   */
  OptionalInt handle(LoadableKey key, String digest) {
    Slot slot = slots.get(key.id());
    if (slot == null) {
      return OptionalInt.empty();
    }
    // A key keeps its secret for good: with another one it is another key.
    if (!slot.digest().equals(digest)) {
      throw new TpmException(
          "This is not the secret by which the TPM lets the key be used; it is not shown, as each"
              + " wrong try counts");
    }
    return OptionalInt.of(slot.handle());
  }

  /**
   * Loads a key; others give way to it.
   *
   * @param loading loads it
   * @return its handle
   */
  int withRoom(IntSupplier loading) {
    while (true) {
      try {
        return loading.getAsInt();
      } catch (TpmResponseException e) {
        if (slots.isEmpty() || e.result().filter(FULL::contains).isEmpty()) {
          throw e;
        }
        flushEldest();
      }
    }
  }

  private void flushEldest() {
    Bytes eldest = slots.keySet().iterator().next();
    client.flushKey(slots.remove(eldest).handle());
  }

  /** Keeps a key in its slot, whose secret was accepted. */
  void keep(LoadableKey key, int handle, String digest) {
    slots.put(key.id(), new Slot(handle, digest));
  }

  /** Its handle is not its own any more. */
  void forget(LoadableKey key) {
    slots.remove(key.id());
  }

  void close() {
    slots.values().forEach(slot -> client.flushKey(slot.handle()));
    slots.clear();
  }
}
