package io.github.tpm4j.engine.commands.object;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.PrivateArea;
import io.github.tpm4j.tss.commands.object.ObjectChangeAuth;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_ObjectChangeAuth (Part 3, 12.8): a new private area, with another authValue, of a loaded
 * object, which stays as it is.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_TYPE, handle 1</td><td>a sequence</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>newAuth is longer than a digest of nameAlg</td></tr>
 * <tr><td>TPM_RC_TYPE, handle 2</td><td>not the parent of the object, or nothing that could wrap
 *     it</td></tr>
 * </table>
 */
final class ObjectChangeAuthCommand
    implements Command<ObjectChangeAuth.Request, ObjectChangeAuth.Response> {

  @Override
  public ObjectChangeAuth.Response run(TpmState tpm, ObjectChangeAuth.Request in) {
    boolean isSequence = tpm.objects().sequence(in.objectHandle()).isPresent();
    TpmFailure.require(!isSequence, TpmRc.TYPE.handle(1));
    LoadedObject object = tpm.objects().get(in.objectHandle());
    SecretBytes newAuth = AuthValues.trimmed(in.newAuth());
    boolean hasName = !object.publicArea().nameAlg().equals(TpmAlg.NULL);
    boolean isFit = !hasName || newAuth.size() <= object.nameHash().digestBytes();
    TpmFailure.require(isFit, TpmRc.SIZE.parameter(1));
    LoadedObject parent = tpm.objects().get(in.parentHandle());
    boolean isParent = hasName && parent.isStorageParent() && object.isUnder(parent);
    TpmFailure.require(isParent, TpmRc.TYPE.handle(2));

    TpmtSensitive old = object.sensitive();
    TpmtSensitive changed =
        new TpmtSensitive(old.sensitiveType(), newAuth, old.seedValue(), old.sensitive());
    return new ObjectChangeAuth.Response(
        PrivateArea.wrap(
            parent, changed, object.name(), object.publicArea().nameAlg(), tpm.random()));
  }
}
