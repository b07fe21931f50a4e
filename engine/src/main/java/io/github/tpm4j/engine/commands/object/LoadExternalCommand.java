package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.hierarchy.Hierarchies;
import io.github.tpm4j.engine.loading.ObjectValidation;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectOrigin;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.object.LoadExternal;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;

/**
 * TPM2_LoadExternal (Part 3, 12.3): brings a public area, or a whole object that has no parent,
 * into a slot.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_OBJECT_MEMORY</td><td>no slot</td></tr>
 * <tr><td>TPM_RC_HIERARCHY, parameter 3</td><td>the hierarchy is disabled; a sensitive area with
 *     another than the null hierarchy</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, parameter 2</td><td>a sensitive area, and fixedTPM, fixedParent or
 *     restricted is SET</td></tr>
 * <tr><td>others</td><td>as {@link ObjectValidation#check}</td></tr>
 * <tr><td>TPM_RC_FW_LIMITED, TPM_RC_SVN_LIMITED, parameter 3</td><td>as {@link
 *     Hierarchies#checkLimit}</td></tr>
 * </table>
 */
final class LoadExternalCommand implements Command<LoadExternal.Request, LoadExternal.Response> {
  /** What makes a key look as if this TPM had made it. */
  private static final int OWN =
      TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.RESTRICTED;

  @Override
  public LoadExternal.Response run(TpmState tpm, LoadExternal.Request in) {
    TpmFailure.inParameter(3, () -> tpm.hierarchies().checkLimit(in.hierarchy()));
    tpm.objects().nextHandle();
    boolean isEnabled = tpm.hierarchies().isEnabled(in.hierarchy());
    TpmFailure.require(isEnabled, TpmRc.HIERARCHY.parameter(3));
    if (in.inPrivate() != null) {
      boolean isNull = in.hierarchy().equals(TpmHandle.NULL);
      TpmFailure.require(isNull, TpmRc.HIERARCHY.parameter(3));
      boolean looksOwn = (in.inPublic().objectAttributes().value() & OWN) != 0;
      TpmFailure.require(!looksOwn, TpmRc.ATTRIBUTES.parameter(2));
    }
    ObjectValidation.check(tpm.profile(), null, in.inPublic(), in.inPrivate(), 2, 1);

    LoadedObject object =
        new LoadedObject(
            TpmHandle.NULL,
            in.inPublic(),
            in.inPrivate(),
            ObjectOrigin.external(in.hierarchy(), in.inPublic()));
    TpmHandle handle = tpm.objects().load(object);

    return new LoadExternal.Response(handle, object.name());
  }
}
