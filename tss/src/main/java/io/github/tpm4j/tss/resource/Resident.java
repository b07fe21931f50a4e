package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.context.TpmsContext;

/**
 * An object that is, or was, loaded: where it is now, and its saved context. Whoever holds it
 * closes it; until then it stays loaded.
 */
public final class Resident implements AutoCloseable {
  private final ObjectCache cache;
  private LoadedObject object;
  private boolean loaded;
  private TpmsContext context;
  private long epoch;
  private int pins;
  private boolean dropped;

  Resident(ObjectCache cache) {
    this.cache = cache;
  }

  /** {@return the object} */
  public LoadedObject object() {
    return object;
  }

  void setLoaded(LoadedObject at, long tpmEpoch) {
    object = at;
    loaded = true;
    epoch = tpmEpoch;
  }

  void setUnloaded() {
    loaded = false;
  }

  /** Whether it is loaded, unless the TPM was reset since. */
  boolean isLoaded(long tpmEpoch) {
    return loaded && epoch == tpmEpoch;
  }

  boolean isEvictable(long tpmEpoch) {
    return isLoaded(tpmEpoch) && object.isTransient() && pins == 0;
  }

  /** The saved context; null if there is none. */
  TpmsContext context() {
    return context;
  }

  void setContext(TpmsContext saved) {
    context = saved;
  }

  void pin() {
    pins++;
  }

  void unpin() {
    pins--;
  }

  boolean isPinned() {
    return pins > 0;
  }

  /** Whether it fell out of the cache while it was in use. */
  boolean isDropped() {
    return dropped;
  }

  void setDropped() {
    dropped = true;
  }

  /** Lets the object go; it stays loaded as long as nothing else needs its slot. */
  @Override
  public void close() {
    cache.release(this);
  }
}
