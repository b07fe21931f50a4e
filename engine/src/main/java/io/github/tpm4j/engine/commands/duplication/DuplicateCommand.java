package io.github.tpm4j.engine.commands.duplication;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.Duplicates;
import io.github.tpm4j.engine.wrapping.SecretSharing;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.duplication.Duplicate;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_Duplicate (Part 3, 13.1): a loaded object, for another parent.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_ATTRIBUTES, handle 1</td><td>fixedParent is SET</td></tr>
 * <tr><td>TPM_RC_TYPE, handle 1</td><td>nameAlg is TPM_ALG_NULL</td></tr>
 * <tr><td>TPM_RC_TYPE, handle 2</td><td>neither TPM_RH_NULL nor an asymmetric storage key</td></tr>
 * <tr><td>TPM_RC_SYMMETRIC, parameter 2</td><td>encryptedDuplication without inner wrapper</td></tr>
 * <tr><td>TPM_RC_HIERARCHY, handle 2</td><td>encryptedDuplication without outer wrapper</td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>a key of another size than the cipher's</td></tr>
 * <tr><td>TPM_RC_KEY, TPM_RC_HASH, TPM_RC_VALUE, handle 2</td><td>as {@link
 *     SecretSharing#encrypt}</td></tr>
 * </table>
 */
final class DuplicateCommand implements Command<Duplicate.Request, Duplicate.Response> {

  @Override
  public Duplicate.Response run(TpmState tpm, Duplicate.Request in) {
    LoadedObject object = tpm.objects().get(in.objectHandle());
    TpmFailure.require(!object.has(TpmaObject.FIXED_PARENT), TpmRc.ATTRIBUTES.handle(1));
    boolean hasName = !object.publicArea().nameAlg().equals(TpmAlg.NULL);
    TpmFailure.require(hasName, TpmRc.TYPE.handle(1));
    LoadedObject newParent = newParent(tpm, in.newParentHandle());
    TpmtSymDefObject symmetric = in.symmetricAlg();
    if (object.has(TpmaObject.ENCRYPTED_DUPLICATION)) {
      TpmFailure.require(!symmetric.isNull(), TpmRc.SYMMETRIC.parameter(2));
      TpmFailure.require(newParent != null, TpmRc.HIERARCHY.handle(2));
    }
    boolean makesKey = !symmetric.isNull() && in.encryptionKeyIn().isEmpty();
    int keyBytes = in.encryptionKeyIn().size();
    TpmFailure.require(makesKey || keyBytes == symmetric.keyBits() / 8, TpmRc.SIZE.parameter(1));
    OuterLayer outer = OuterLayer.of(newParent, 2, tpm.random());

    SecretBytes key =
        makesKey
            ? SecretBytes.adopt(tpm.random().bytes(symmetric.keyBits() / 8))
            : in.encryptionKeyIn();
    byte[] content = new Duplicates(symmetric, key).wrap(object.publicArea(), object.sensitive());
    return new Duplicate.Response(
        makesKey ? key : SecretBytes.EMPTY, outer.wrap(object.name(), content), outer.secret());
  }

  /** The storage key to duplicate to; null for TPM_RH_NULL. */
  private static LoadedObject newParent(TpmState tpm, TpmHandle handle) {
    if (handle.equals(TpmHandle.NULL)) {
      return null;
    }
    LoadedObject newParent = tpm.objects().get(handle);
    TpmFailure.require(newParent.isAsymmetricStorageKey(), TpmRc.TYPE.handle(2));
    return newParent;
  }
}
