package io.github.tpm4j.tss.resource;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.github.tpm4j.transport.TransportInfo;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.contextmanagement.ContextLoad;
import io.github.tpm4j.tss.commands.contextmanagement.ContextSave;
import io.github.tpm4j.tss.commands.contextmanagement.FlushContext;
import io.github.tpm4j.tss.commands.object.ReadPublic;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmResourceException;
import io.github.tpm4j.tss.error.TpmResponseException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps objects loaded, as many as fit. Where a slot is needed, the object that was not used for
 * longest gives it up: its context is saved once, and loaded again when it is used. An object in
 * use keeps its slot. Objects of other programs are never touched.
 *
 * <p>To be used with the client's lock held.
 */
public final class ObjectCache {
  private final TpmClient client;
  private final Cache<ObjectId, Resident> residents;

  // What is loaded, the longest unused first.
  private final Set<Resident> byUse = new LinkedHashSet<>();
  private final StrayObjects strays;
  private final AbandonedSlots abandoned;
  private final Function<ObjectId, Resident> make = id -> new Resident(this);
  private Resident lastUsed;
  private int limit;

  /**
   * @param capacity how many objects are remembered, loaded or not
   */
  public ObjectCache(TpmClient client, int capacity) {
    this(client, capacity, AbandonedSlots.NONE);
  }

  /**
   * @param capacity how many objects are remembered, loaded or not
   * @param abandoned frees what killed programs have left
   */
  public ObjectCache(TpmClient client, int capacity, AbandonedSlots abandoned) {
    this.client = client;
    this.abandoned = abandoned;
    this.strays = new StrayObjects(client);
    this.residents =
        Caffeine.newBuilder()
            .maximumSize(capacity)
            .executor(Runnable::run)
            .removalListener(this::removed)
            .build();
  }

  private void removed(ObjectId id, Resident resident, RemovalCause cause) {
    if (resident != null && resident.isPinned()) {
      resident.setDropped();
    } else if (resident != null) {
      unload(resident, false);
    }
  }

  /** Forgets an object, which may be another one when it is used again. */
  public void forget(ObjectSource source) {
    residents.invalidate(source.id());
  }

  /** {@return an object that is loaded, and stays so until it is closed} */
  public Resident hold(ObjectSource source, Loader loader) {
    Resident resident = residents.get(source.id(), make);
    resident.pin();
    boolean held = false;
    try {
      if (!resident.isLoaded(client.epoch())) {
        load(resident, source, loader);
      }
      touch(resident);
      held = true;
      return resident;
    } finally {
      if (!held) {
        release(resident);
      }
    }
  }

  void release(Resident resident) {
    resident.unpin();
    if (resident.isDropped() && !resident.isPinned()) {
      unload(resident, false);
    }
  }

  private void touch(Resident resident) {
    if (resident != lastUsed && resident.object().isTransient()) {
      byUse.remove(resident);
      byUse.add(resident);
      lastUsed = resident;
    }
  }

  private void load(Resident resident, ObjectSource source, Loader loader) {
    LoadedObject loaded = reload(resident).orElseGet(() -> source.load(loader));
    client.names().put(loaded.handle(), loaded.name());
    resident.setLoaded(loaded, client.epoch());
    lastUsed = null;
  }

  // A context of before a reset of the TPM does not load; the object is then loaded from its
  // source.
  private Optional<LoadedObject> reload(Resident resident) {
    if (resident.context() == null) {
      return Optional.empty();
    }
    try {
      ContextLoad.Request request = new ContextLoad.Request(resident.context());
      TpmHandle handle =
          withRoom(resident.object().publicArea(), () -> client.execute(request).loadedHandle());
      client.activity().swapped();
      return Optional.of(resident.object().at(handle));
    } catch (TpmResourceException e) {
      throw e;
    } catch (TpmResponseException | TpmForeignKeyException e) {
      resident.setContext(null);
      return Optional.empty();
    }
  }

  /** Runs {@code load}, which takes a slot, after another object has given one up if need be. */
  public <T> T withRoom(Supplier<T> load) {
    makeRoom();
    while (true) {
      try {
        return load.get();
      } catch (TpmResourceException e) {
        if (!makeWay()) {
          throw e;
        }
      }
    }
  }

  /** As {@link #withRoom(Supplier)}, where it is known what will be loaded. */
  public <T> T withRoom(TpmtPublic expected, Supplier<T> load) {
    return withRoom(() -> strays.watch(expected, load));
  }

  private void makeRoom() {
    if (limit == 0) {
      limit = SlotLimit.of(client);
    }
    boolean evicted = true;
    while (evicted && loadedCount() >= limit) {
      evicted = evict();
    }
  }

  private long loadedCount() {
    byUse.removeIf(resident -> !resident.isLoaded(client.epoch()));
    return byUse.size();
  }

  /** Frees a slot; false if all are in use, or held by others. */
  public boolean makeWay() {
    return strays.flush() || abandoned.flush() || evict();
  }

  // The longest unused one.
  private boolean evict() {
    return byUse.stream()
        .filter(resident -> resident.isEvictable(client.epoch()))
        .findFirst()
        .map(this::evict)
        .isPresent();
  }

  private Resident evict(Resident resident) {
    unload(resident, true);
    return resident;
  }

  // Where others use the TPM too, a restart of it may have given the handle to one of them.
  private boolean isOurs(Resident resident) {
    boolean shared =
        !client.info().resourceManaged() && client.info().kind() != TransportInfo.Kind.IN_PROCESS;
    return !shared || isThere(resident);
  }

  // The context of an object stays good after it was loaded, so it is saved only once.
  private void save(Resident resident) {
    if (resident.context() != null) {
      return;
    }
    try {
      TpmHandle handle = resident.object().handle();
      resident.setContext(client.execute(new ContextSave.Request(handle)).context());
    } catch (TpmResponseException e) {
      // Then it is loaded from its source again.
      resident.setContext(null);
    }
  }

  private void unload(Resident resident, boolean keep) {
    byUse.remove(resident);
    lastUsed = null;
    if (!resident.isLoaded(client.epoch()) || !resident.object().isTransient()) {
      return;
    }
    boolean ours = isOurs(resident);
    if (ours && keep) {
      save(resident);
    }
    resident.setUnloaded();
    client.names().forget(resident.object().handle(), resident.object().name());
    if (ours) {
      client.execute(new FlushContext.Request(resident.object().handle()));
    }
  }

  /**
   * Looks whether every loaded object is still where it was loaded; one that is not will be loaded
   * again when it is used.
   *
   * @return whether one was missing
   */
  public boolean verify() {
    boolean missing = false;
    for (Resident resident : residents.asMap().values()) {
      if (resident.isLoaded(client.epoch()) && !isThere(resident)) {
        client.names().forget(resident.object().handle(), resident.object().name());
        resident.setUnloaded();
        byUse.remove(resident);
        lastUsed = null;
        // The handle of a response is not authenticated, so it may have been a wrong one.
        strays.suspect(resident.object().publicArea());
        missing = true;
      }
    }
    return missing;
  }

  private boolean isThere(Resident resident) {
    try {
      TpmHandle handle = resident.object().handle();
      ReadPublic.Response response = client.execute(new ReadPublic.Request(handle));
      return EntityNames.of(response.outPublic()).equals(resident.object().name());
    } catch (TpmResponseException e) {
      return false;
    }
  }

  /** Gives up the slots of all objects that are not in use; their contexts are kept. */
  public void releaseSlots() {
    boolean evicted = true;
    while (evicted) {
      evicted = evict();
    }
  }

  /**
   * {@return how many objects are loaded; also for threads that do not hold the lock, as an
   * estimate}
   */
  public int loaded() {
    return byUse.size();
  }

  /** {@return how many objects are remembered, loaded or not} */
  public long remembered() {
    return residents.estimatedSize();
  }

  /** Flushes what was loaded. */
  public void close() {
    for (Resident resident : List.copyOf(byUse)) {
      unload(resident, false);
    }
    strays.flush();
    residents.invalidateAll();
  }
}
