package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.state.StateKeeper;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The objects that were made persistent (Part 1, 37.3; Part 3, 28.5). */
public final class PersistentObjects {
  /** From this handle on they are the platform's (PLATFORM_PERSISTENT; Part 2, 7.5). */
  public static final int PLATFORM_FIRST = 0x81800000;

  /** How many there may be, as libtpms has room for. */
  private static final int MAX_COUNT = 65;

  private final StateKeeper keeper;
  private final TreeMap<Integer, PersistentObject> objects = new TreeMap<>();

  PersistentObjects(StateKeeper keeper) {
    this.keeper = keeper;
  }

  void load() {
    objects.clear();
    keeper.forEachLoaded(
        PersistentObject.PREFIX,
        (handle, in) -> {
          TpmHandle number = TpmHandle.of(Integer.parseUnsignedInt(handle, 16));
          put(LoadedObject.read(number, in));
        });
  }

  private PersistentObject put(LoadedObject object) {
    PersistentObject persistent = new PersistentObject(keeper, object);
    objects.put(object.handle().value(), persistent);
    return persistent;
  }

  public Optional<LoadedObject> find(TpmHandle handle) {
    return Optional.ofNullable(objects.get(handle.value())).map(PersistentObject::object);
  }

  /** Whether a handle is in the platform's range. */
  public static boolean isPlatform(TpmHandle handle) {
    return Integer.compareUnsigned(handle.value(), PLATFORM_FIRST) >= 0;
  }

  /** TPM2_EvictControl: keeps a copy of an object under a handle that is free. */
  public void add(TpmHandle handle, LoadedObject object) {
    put(object.copy(handle)).store();
  }

  /** TPM2_EvictControl: removes an object. */
  public void remove(TpmHandle handle) {
    PersistentObject removed = objects.remove(handle.value());
    keeper.remove(removed);
    removed.object().wipe();
  }

  /** Removes all objects of a hierarchy. */
  public void removeHierarchy(TpmHandle hierarchy) {
    removeIf(object -> object.hierarchy().equals(hierarchy));
  }

  private void removeIf(Predicate<LoadedObject> condition) {
    for (PersistentObject persistent : new ArrayList<>(objects.values())) {
      if (condition.test(persistent.object())) {
        remove(persistent.object().handle());
      }
    }
  }

  public int count() {
    return objects.size();
  }

  /** How many more there may be (TPM_PT_HR_PERSISTENT_AVAIL). */
  public int countFree() {
    return MAX_COUNT - objects.size();
  }

  /** The handles, by rising number. */
  public List<TpmHandle> handles() {
    return objects.values().stream().map(persistent -> persistent.object().handle()).toList();
  }
}
