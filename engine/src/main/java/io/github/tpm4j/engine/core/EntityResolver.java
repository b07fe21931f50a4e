package io.github.tpm4j.engine.core;

import io.github.tpm4j.engine.entity.Authorizable;
import io.github.tpm4j.engine.entity.Entity;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.hierarchy.PermanentEntity;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.PersistentObjects;
import io.github.tpm4j.engine.pcr.PcrEntity;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.session.Session;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;

/** Finds what the handles of a command stand for, if it is there and enabled (Part 3, 5.4). */
public final class EntityResolver {
  private final TpmState tpm;

  public EntityResolver(TpmState tpm) {
    this.tpm = tpm;
  }

  /**
   * The entity of a handle.
   *
   * @param index which handle of the command it is, from 0
   * @throws TpmFailure TPM_RC_REFERENCE_H0 and on, if a transient object or a session is not
   *     loaded; TPM_RC_HANDLE, handle {@code index + 1}, if a persistent object or an NV Index is
   *     not there or not enabled; TPM_RC_HIERARCHY, of a hierarchy that is disabled;
   *     TPM_RC_OBJECT_MEMORY
   */
  public Entity resolve(TpmHandle handle, TpmCc command, int index) {
    if (handle.is(TpmHt.PERMANENT)) {
      return permanent(handle, index);
    }
    if (handle.is(TpmHt.TRANSIENT)) {
      return tpm.objects().findTransient(handle).orElseThrow(() -> notLoaded(index));
    }
    if (handle.is(TpmHt.PERSISTENT)) {
      return persistent(handle, command, index);
    }
    if (handle.isNvIndex()) {
      return nvIndex(handle, index);
    }
    return handle.is(TpmHt.PCR) ? new PcrEntity(handle, tpm.pcrs()) : session(handle, index);
  }

  /** The entity of a handle that {@link #resolve} has let pass, but for sessions. */
  public static Authorizable find(TpmState tpm, TpmHandle handle) {
    if (tpm.timers().has(handle)) {
      return tpm.timers().entity(handle);
    }
    if (handle.is(TpmHt.PERMANENT)) {
      return new PermanentEntity(handle, tpm.hierarchies());
    }
    if (handle.is(TpmHt.PCR)) {
      return new PcrEntity(handle, tpm.pcrs());
    }
    if (handle.isNvIndex()) {
      return tpm.nv().get(handle);
    }
    return handle.is(TpmHt.PERSISTENT)
        ? tpm.objects().get(handle)
        : tpm.objects().findTransient(handle).orElseThrow(() -> new TpmFailure(TpmRc.HANDLE));
  }

  private Entity permanent(TpmHandle handle, int index) {
    // TPM_RH_AUTH_00 to AUTH_FF pass the interface types, but there is nothing behind them.
    boolean isVendor = HandleRange.VENDOR_AUTH.contains(handle, tpm.profile());
    TpmFailure.require(!isVendor, TpmRc.VALUE.handle(index + 1));
    if (tpm.timers().has(handle)) {
      return tpm.timers().entity(handle);
    }
    Hierarchies hierarchies = tpm.hierarchies();
    TpmFailure.inHandle(index + 1, () -> hierarchies.checkLimit(handle));
    if (Hierarchies.isAuthorizable(handle) || handle.equals(TpmHandle.PLATFORM_NV)) {
      TpmFailure.require(hierarchies.isEnabled(handle), TpmRc.HIERARCHY.handle(index + 1));
    }
    return new PermanentEntity(handle, hierarchies);
  }

  private Entity session(TpmHandle handle, int index) {
    Session session = tpm.sessions().find(handle);
    TpmFailure.require(!tpm.sessions().isOfOtherKind(handle), TpmRc.HANDLE.handle(index + 1));
    if (session == null) {
      throw notLoaded(index);
    }
    return session;
  }

  private static TpmFailure notLoaded(int index) {
    return new TpmFailure(TpmRc.of(TpmRc.REFERENCE_H0.value() + index));
  }

  private Entity persistent(TpmHandle handle, TpmCc command, int index) {
    TpmHandle owner = PersistentObjects.isPlatform(handle) ? TpmHandle.PLATFORM : TpmHandle.OWNER;
    requirePresent(tpm.hierarchies().isEnabled(owner), index);
    tpm.objects().borrowSlot();
    LoadedObject object =
        tpm.objects()
            .persistent()
            .find(handle)
            .orElseThrow(() -> new TpmFailure(TpmRc.HANDLE.handle(index + 1)));
    boolean hidden =
        object.hierarchy().equals(TpmHandle.ENDORSEMENT)
            && !tpm.hierarchies().isEnabled(TpmHandle.ENDORSEMENT)
            && !command.equals(TpmCc.EVICT_CONTROL);
    requirePresent(!hidden, index);
    return object;
  }

  private Entity nvIndex(TpmHandle handle, int index) {
    return tpm.nv()
        .findAccessible(handle)
        .orElseThrow(() -> new TpmFailure(TpmRc.HANDLE.handle(index + 1)));
  }

  private static void requirePresent(boolean present, int index) {
    if (!present) {
      throw new TpmFailure(TpmRc.HANDLE.handle(index + 1));
    }
  }
}
