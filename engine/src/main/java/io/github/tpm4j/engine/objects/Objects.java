package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.hierarchy.HierarchyLimit;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.engine.state.VolatileRecord;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The objects in the TPM: transient ones in a few slots, persistent ones in NV (Part 1, 15.6). */
public final class Objects {
  private final TransientObject[] slots;
  private final PersistentObjects persistent;
  private final List<TransientObject> leaving = new ArrayList<>();
  private int borrowedSlots;

  public Objects(StateKeeper keeper, Profile profile) {
    slots = new TransientObject[profile.of(Limit.MAX_LOADED_OBJECTS)];
    persistent = new PersistentObjects(keeper);
    VolatileRecord.add(keeper, "objects", this::writeTransient, this::readTransient);
  }

  private void writeTransient(TpmWriter out) {
    for (TransientObject object : slots) {
      out.u8(SlotContent.of(object).ordinal());
      if (object != null) {
        object.write(out);
      }
    }
  }

  private void readTransient(TpmReader in) {
    for (int slot = 0; slot < slots.length; slot++) {
      TpmHandle handle = TpmHandle.of(HandleRange.TRANSIENT.first() + slot);
      slots[slot] =
          switch (SlotContent.values()[in.u8()]) {
            case NOTHING -> null;
            case OBJECT -> LoadedObject.read(handle, in);
            case SEQUENCE -> SequenceObject.read(handle, in);
          };
    }
  }

  /** _TPM_Init: transient objects are lost, persistent ones read from the store. */
  public void powerOn() {
    powerOff();
    persistent.load();
  }

  /** What is in memory is lost. */
  public void powerOff() {
    for (int slot = 0; slot < slots.length; slot++) {
      release(slot);
    }
  }

  /** The persistent objects. */
  public PersistentObjects persistent() {
    return persistent;
  }

  /** The transient object with this handle, a sequence too. */
  public Optional<TransientObject> findTransient(TpmHandle handle) {
    int slot = slotOf(handle);
    return slot < 0 ? Optional.empty() : Optional.of(slots[slot]);
  }

  /**
   * The key or data object with this handle, of which the handle stage has made sure that it is
   * there. A sequence object has none of the attributes that a command may ask for, and so comes
   * out as {@link NoObject#INSTANCE}.
   */
  public LoadedObject get(TpmHandle handle) {
    if (handle.is(TpmHt.PERSISTENT)) {
      return persistent.find(handle).orElseThrow(() -> new TpmFailure(TpmRc.HANDLE));
    }
    TransientObject object = findTransient(handle).orElseThrow(() -> new TpmFailure(TpmRc.HANDLE));
    return object instanceof LoadedObject loaded ? loaded : NoObject.INSTANCE;
  }

  /** The sequence object with this handle; empty if it is no sequence. */
  public Optional<SequenceObject> sequence(TpmHandle handle) {
    return findTransient(handle)
        .filter(SequenceObject.class::isInstance)
        .map(SequenceObject.class::cast);
  }

  /**
   * The handle that the next transient object will have.
   *
   * @throws TpmFailure TPM_RC_OBJECT_MEMORY if all slots are used; a persistent object that the
   *     command uses takes one too
   */
  public TpmHandle nextHandle() {
    int slot = freeSlot();
    TpmFailure.require(slot >= 0 && countFree() > borrowedSlots, TpmRc.OBJECT_MEMORY);
    return TpmHandle.of(HandleRange.TRANSIENT.first() + slot);
  }

  /**
   * Takes a transient object, whose handle may be TPM_RH_NULL.
   *
   * @return its handle
   * @throws TpmFailure TPM_RC_OBJECT_MEMORY
   */
  public TpmHandle load(LoadedObject object) {
    TpmHandle handle = nextHandle();
    put(object.withHandle(handle));
    return handle;
  }

  /** Takes a sequence object, whose handle is from {@link #nextHandle}. */
  public void load(SequenceObject object) {
    put(object);
  }

  /** Takes an object out of a saved context. */
  public TpmHandle restore(TpmReader in, boolean isSequence) {
    TpmHandle handle = nextHandle();
    put(isSequence ? SequenceObject.read(handle, in) : LoadedObject.read(handle, in));
    return handle;
  }

  private void put(TransientObject object) {
    slots[object.handle().value() - HandleRange.TRANSIENT.first()] = object;
  }

  /**
   * A persistent object is used by the current command, for which the reference implementation
   * brings it into a slot.
   *
   * @throws TpmFailure TPM_RC_OBJECT_MEMORY if no slot is free
   */
  public void borrowSlot() {
    TpmFailure.require(countFree() > borrowedSlots, TpmRc.OBJECT_MEMORY);
    borrowedSlots++;
  }

  /** Flushes a transient object. */
  public void flush(TpmHandle handle) {
    int slot = slotOf(handle);
    if (slot >= 0) {
      release(slot);
    }
  }

  /**
   * Flushes a transient object of the current command, whose authValue is still needed for the HMAC
   * of the response.
   */
  public void flushAfterResponse(TransientObject object) {
    leaving.add(object);
  }

  /** The current command has ended. */
  public void endCommand() {
    borrowedSlots = 0;
    if (!leaving.isEmpty()) {
      leaving.forEach(object -> flush(object.handle()));
      leaving.clear();
    }
  }

  /** Flushes the transient objects of a hierarchy, and of those that limit it. */
  public void flushHierarchy(TpmHandle hierarchy) {
    flushIf(object -> HierarchyLimit.base(object.hierarchy()).equals(hierarchy));
  }

  /** Flushes the transient objects of a hierarchy and removes the persistent ones. */
  public void removeHierarchy(TpmHandle hierarchy) {
    flushHierarchy(hierarchy);
    persistent.removeHierarchy(hierarchy);
  }

  private void flushIf(Predicate<TransientObject> condition) {
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] != null && condition.test(slots[slot])) {
        release(slot);
      }
    }
  }

  private void release(int slot) {
    if (slots[slot] != null) {
      slots[slot].wipe();
      slots[slot] = null;
    }
  }

  private int freeSlot() {
    for (int slot = 0; slot < slots.length; slot++) {
      if (slots[slot] == null) {
        return slot;
      }
    }
    return -1;
  }

  private int slotOf(TpmHandle handle) {
    int slot = handle.value() - HandleRange.TRANSIENT.first();
    return slot >= 0 && slot < slots.length && slots[slot] != null ? slot : -1;
  }

  /** How many more transient objects fit (TPM_PT_HR_TRANSIENT_AVAIL). */
  public int countFree() {
    int free = 0;
    for (TransientObject object : slots) {
      free += object == null ? 1 : 0;
    }
    return free;
  }

  /** The handles of the transient objects, by rising number. */
  public List<TpmHandle> transientHandles() {
    List<TpmHandle> handles = new ArrayList<>();
    for (TransientObject object : slots) {
      if (object != null) {
        handles.add(object.handle());
      }
    }
    return handles;
  }
}
