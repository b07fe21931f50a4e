package io.github.tpm4j.engine.commands.duplication;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.OuterWrapper;
import io.github.tpm4j.engine.wrapping.SecretSharing;
import io.github.tpm4j.tss.commands.duplication.Rewrap;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.structures.Tpm2b;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_Rewrap (Part 3, 13.2): takes the outer wrapper of a duplicate off, and puts another around
 * it; what is inside stays closed.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_HANDLE, handle 1</td><td>an old parent without a seed, or the reverse</td></tr>
 * <tr><td>TPM_RC_TYPE, handles 1 and 2</td><td>neither TPM_RH_NULL nor an asymmetric storage key
 *     </td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 3</td><td>the seed cannot be recovered</td></tr>
 * <tr><td>TPM_RC_INTEGRITY and others, parameter 1</td><td>as {@link OuterWrapper#unwrap}</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>the result would be longer than a TPM2B_PRIVATE</td>
 * </tr>
 * <tr><td>TPM_RC_KEY, TPM_RC_HASH, TPM_RC_VALUE, handle 2</td><td>as {@link
 *     SecretSharing#encrypt}</td></tr>
 * </table>
 */
final class RewrapCommand implements Command<Rewrap.Request, Rewrap.Response> {

  @Override
  public Rewrap.Response run(TpmState tpm, Rewrap.Request in) {
    boolean isBare = in.oldParent().equals(TpmHandle.NULL);
    TpmFailure.require(in.inSymSeed().isEmpty() == isBare, TpmRc.HANDLE.handle(1));
    byte[] content = isBare ? in.inDuplicate().toByteArray() : unwrap(tpm, in);
    LoadedObject newParent = null;
    if (!in.newParent().equals(TpmHandle.NULL)) {
      newParent = storageKey(tpm, in.newParent(), 2);
      int bytes = Short.BYTES + newParent.nameHash().digestBytes() + content.length;
      boolean fits = bytes <= Tpm2b.PRIVATE.maximumBytes(tpm.profile());
      TpmFailure.require(fits, TpmRc.VALUE.parameter(1));
    }
    OuterLayer outer = OuterLayer.of(newParent, 2, tpm.random());

    Bytes outDuplicate = outer.wrap(in.name(), content);
    return new Rewrap.Response(outDuplicate, outer.secret());
  }

  private static byte[] unwrap(TpmState tpm, Rewrap.Request in) {
    LoadedObject oldParent = storageKey(tpm, in.oldParent(), 1);
    SecretBytes seed = seed(tpm, oldParent, in.inSymSeed());
    byte[] content =
        TpmFailure.inParameter(
            1,
            () -> OuterWrapper.unwrap(oldParent, seed, in.name(), in.inDuplicate(), tpm.profile()));
    seed.close();
    return content;
  }

  /** One code for all that can be wrong with a seed. */
  private static SecretBytes seed(TpmState tpm, LoadedObject oldParent, Bytes inSymSeed) {
    try {
      return SecretSharing.decrypt(oldParent, KdfLabel.DUPLICATE, inSymSeed, tpm.profile());
    } catch (TpmFailure e) {
      throw new TpmFailure(TpmRc.VALUE.parameter(3));
    }
  }

  private static LoadedObject storageKey(TpmState tpm, TpmHandle handle, int number) {
    LoadedObject key = tpm.objects().get(handle);
    TpmFailure.require(key.isAsymmetricStorageKey(), TpmRc.TYPE.handle(number));
    return key;
  }
}
