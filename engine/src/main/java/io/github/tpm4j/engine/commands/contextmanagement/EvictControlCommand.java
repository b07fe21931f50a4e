package io.github.tpm4j.engine.commands.contextmanagement;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.hierarchy.HierarchyLimit;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.PersistentObjects;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.RevisionChange;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.commands.contextmanagement.EvictControl;
import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_EvictControl (Part 3, 28.5): makes a transient object persistent, or removes a persistent
 * one.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 2</td><td>the object is of the null or a limited
 *     hierarchy, has stClear SET, or, before version 185, is a public area alone</td></tr>
 * <tr><td>TPM_RC_HANDLE, handle 2</td><td>a persistent object with another handle than
 *     persistentHandle</td></tr>
 * <tr><td>TPM_RC_HIERARCHY, handle 2</td><td>owner and platform keep to their own objects; the
 *     platform may remove any</td></tr>
 * <tr><td>TPM_RC_RANGE, parameter 1</td><td>persistentHandle is not for auth to give</td></tr>
 * <tr><td>TPM_RC_NV_DEFINED</td><td>persistentHandle is in use</td></tr>
 * <tr><td>TPM_RC_NV_SPACE</td><td>there is no room</td></tr>
 * </table>
 */
final class EvictControlCommand implements Command<EvictControl.Request, EvictControl.Response> {

  @Override
  public EvictControl.Response run(TpmState tpm, EvictControl.Request in) {
    LoadedObject object = tpm.objects().get(in.objectHandle());
    boolean isPersistent = in.objectHandle().is(TpmHt.PERSISTENT);
    TpmFailure.require(isLasting(object, tpm.profile()), TpmRc.ATTRIBUTES.handle(2));
    TpmFailure.require(
        !isPersistent || in.objectHandle().equals(in.persistentHandle()), TpmRc.HANDLE.handle(2));
    checkAuthority(in, object, isPersistent);
    PersistentObjects persistent = tpm.objects().persistent();
    if (!isPersistent) {
      boolean isFree = persistent.find(in.persistentHandle()).isEmpty();
      TpmFailure.require(isFree, TpmRc.NV_DEFINED);
      TpmFailure.require(persistent.countFree() > 0, TpmRc.NV_SPACE);
    }

    if (isPersistent) {
      persistent.remove(in.persistentHandle());
    } else {
      persistent.add(in.persistentHandle(), object);
    }

    return new EvictControl.Response();
  }

  private static boolean isLasting(LoadedObject object, Profile profile) {
    return !object.hierarchy().equals(TpmHandle.NULL)
        && HierarchyLimit.of(object.hierarchy()) == HierarchyLimit.NONE
        && !object.origin().stClear()
        && (!object.isPublicOnly() || profile.has(RevisionChange.PUBLIC_AREAS_PERSIST));
  }

  private static void checkAuthority(
      EvictControl.Request in, LoadedObject object, boolean isPersistent) {
    boolean byPlatform = in.auth().equals(TpmHandle.PLATFORM);
    boolean ofPlatform = object.hierarchy().equals(TpmHandle.PLATFORM);
    boolean mayRemove = byPlatform && isPersistent;
    TpmFailure.require(mayRemove || byPlatform == ofPlatform, TpmRc.HIERARCHY.handle(2));
    boolean isOwnRange = PersistentObjects.isPlatform(in.persistentHandle()) == byPlatform;
    TpmFailure.require(isPersistent || isOwnRange, TpmRc.RANGE.parameter(1));
  }
}
