package io.github.tpm4j.tss.client;

import io.github.tpm4j.tss.attributes.TpmaCc;
import io.github.tpm4j.tss.commands.TpmRequest;
import io.github.tpm4j.tss.commands.TpmResponse;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
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
  private SlotListener slots = SlotListener.NONE;

  NameCache() {}

  void setSlotListener(SlotListener listener) {
    slots = listener;
  }

  /**
   * Tells the Name of an object, until {@link #forget}.
   *
   * @param handle of a transient object, a persistent one or an NV Index
   * @param name nameAlg and digest of its public area
   */
  public void put(TpmHandle handle, Bytes name) {
    names.put(handle, name);
    slots.named(handle, name);
  }

  /**
   * Reports that the handle no longer stands for the object of this Name; the client does so where
   * it can. After a reset of the TPM the handle may have another object already, whose Name stays.
   *
   * @param handle what was flushed, evicted or undefined
   * @param name the Name that it had
   */
  public void forget(TpmHandle handle, Bytes name) {
    names.remove(handle, name);
  }

  /** Forgets what a command has put in the place of something else. */
  void follow(TpmRequest<?> request, TpmResponse response) {
    if (response.handle() != null) {
      names.remove(response.handle());
    }
    if (request instanceof FlushContext.Request flush) {
      names.remove(flush.flushHandle());
    }
    if (request instanceof EvictControl.Request evict) {
      names.remove(evict.persistentHandle());
    }
    if (request.spec().attributes().has(TpmaCc.FLUSHED)) {
      forgetSequence(request);
    }
  }

  /** Of the handles of a command that completes a sequence, only this one is gone. */
  private void forgetSequence(TpmRequest<?> request) {
    for (int i = 0; i < request.handles().size(); i++) {
      if (request.spec().handles().get(i).name().equals("sequenceHandle")) {
        names.remove(request.handles().get(i));
      }
    }
  }

  /**
   * {@return whether the Name of what the handle stands for is known}
   *
   * @param handle of any entity
   */
  public boolean contains(TpmHandle handle) {
    return names.containsKey(handle);
  }

  /**
   * {@return the Name of what the handle stands for} Where it is not known it must be the expected
   * one: the TPM refuses a command that is authorised with it if something else is there.
   *
   * @param handle of any entity
   * @param expected the Name that it should have
   */
  public Bytes require(TpmHandle handle, Bytes expected) {
    Bytes known = names.putIfAbsent(handle, expected);
    return known == null ? expected : known;
  }

  void clear() {
    names.clear();
  }

  /** The Name; empty if the TPM must be asked. */
  Optional<Bytes> find(TpmHandle handle) {
    return handle.isObject() || handle.isNvIndex()
        ? Optional.ofNullable(names.get(handle))
        : Optional.of(EntityNames.of(handle));
  }
}
