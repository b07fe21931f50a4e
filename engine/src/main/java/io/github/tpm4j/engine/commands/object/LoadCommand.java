package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.loading.ObjectValidation;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.engine.objects.ObjectOrigin;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.PrivateArea;
import io.github.tpm4j.tss.commands.object.Load;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;

/**
 * TPM2_Load (Part 3, 12.2).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_OBJECT_MEMORY</td><td>no slot</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>inPrivate is empty</td></tr>
 * <tr><td>TPM_RC_TYPE, handle 1</td><td>the parent is not a storage parent</td></tr>
 * <tr><td>TPM_RC_INTEGRITY, TPM_RC_VALUE, parameter 1; TPM_RC_SENSITIVE</td>
 * <td>as {@link PrivateArea#unwrap}</td></tr>
 * <tr><td>others</td><td>as {@link ObjectValidation#check}</td></tr>
 * </table>
 */
final class LoadCommand implements Command<Load.Request, Load.Response> {

  @Override
  public Load.Response run(TpmState tpm, Load.Request in) {
    tpm.objects().nextHandle();
    TpmFailure.require(!in.inPrivate().isEmpty(), TpmRc.SIZE.parameter(1));
    LoadedObject parent = tpm.objects().get(in.parentHandle());
    TpmFailure.require(parent.isStorageParent(), TpmRc.TYPE.handle(1));
    TpmtPublic publicArea = in.inPublic();
    Bytes name = ObjectNames.name(publicArea);
    TpmtSensitive sensitive =
        TpmFailure.inParameter(
            1, () -> PrivateArea.unwrap(parent, in.inPrivate(), name, tpm.profile()));
    ObjectValidation.check(tpm.profile(), parent, publicArea, sensitive, 2, 1);

    TpmHandle handle =
        tpm.objects()
            .load(
                new LoadedObject(
                    TpmHandle.NULL, publicArea, sensitive, ObjectOrigin.child(parent, publicArea)));

    return new Load.Response(handle, name);
  }
}
