package io.github.tpm4j.tss.resource;

import io.github.tpm4j.tss.context.TpmsContext;

/** An object that is, or was, loaded: where it is now, and its saved context. */
final class Resident {
  private final ObjectSource source;
  private LoadedObject object;
  private boolean loaded;
  private TpmsContext context;
  private long epoch;
  private int pins;
  private boolean dropped;

  Resident(ObjectSource source) {
    this.source = source;
  }

  ObjectSource source() {
    return source;
  }

  LoadedObject object() {
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
}
