package io.github.tpm4j.engine.commands.duplication;

import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.loading.ObjectValidation;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.objects.ObjectNames;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.engine.wrapping.Duplicates;
import io.github.tpm4j.engine.wrapping.OuterWrapper;
import io.github.tpm4j.engine.wrapping.PrivateArea;
import io.github.tpm4j.engine.wrapping.SecretSharing;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.commands.duplication.Import;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.crypto.KdfLabel;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;

/**
 * TPM2_Import (Part 3, 13.3): a duplicate becomes an object under a parent, to be loaded by
 * TPM2_Load.
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_ATTRIBUTES, parameter 2</td><td>fixedTPM or fixedParent is SET</td></tr>
 * <tr><td>TPM_RC_TYPE, handle 1</td><td>no storage parent; a symmetric one, and there is a seed
 *     </td></tr>
 * <tr><td>TPM_RC_SIZE, parameter 1</td><td>a key of another size than the cipher's</td></tr>
 * <tr><td>TPM_RC_ATTRIBUTES, parameter 1 or 4</td><td>encryptedDuplication without inner or outer
 *     wrapper</td></tr>
 * <tr><td>TPM_RC_SIZE, TPM_RC_VALUE, TPM_RC_ECC_POINT, TPM_RC_INSUFFICIENT, parameter 4;
 *     TPM_RC_NO_RESULT</td><td>as {@link SecretSharing#decrypt}</td></tr>
 * <tr><td>TPM_RC_HASH, parameter 2</td><td>nameAlg is TPM_ALG_NULL</td></tr>
 * <tr><td>TPM_RC_INTEGRITY, TPM_RC_SIZE, TPM_RC_INSUFFICIENT, parameter 3</td><td>as {@link
 *     OuterWrapper#unwrap} and {@link Duplicates#unwrap}</td></tr>
 * <tr><td>others</td><td>under a parent with fixedTPM as {@link
 *     ObjectValidation#checkForm}; else
 *     TPM2_Load finds them</td></tr>
 * </table>
 */
final class ImportCommand implements Command<Import.Request, Import.Response> {
  private static final int FIXED = TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT;

  @Override
  public Import.Response run(TpmState tpm, Import.Request in) {
    TpmtPublic publicArea = in.objectPublic();
    boolean isFixed = (publicArea.objectAttributes().value() & FIXED) != 0;
    TpmFailure.require(!isFixed, TpmRc.ATTRIBUTES.parameter(2));
    LoadedObject parent = tpm.objects().get(in.parentHandle());
    TpmFailure.require(parent.isStorageParent(), TpmRc.TYPE.handle(1));
    checkInnerWrapper(in);
    SecretBytes seed = seed(tpm, parent, in);
    boolean hasName = !publicArea.nameAlg().equals(TpmAlg.NULL);
    TpmFailure.require(hasName, TpmRc.HASH.parameter(2));
    TpmtSensitive sensitive = TpmFailure.inParameter(3, () -> unwrap(tpm, parent, seed, in));
    if (parent.has(TpmaObject.FIXED_TPM)) {
      // TPM2_Load trusts what such a parent protects, and so it is looked at here.
      ObjectValidation.checkForm(tpm.profile(), null, publicArea, sensitive, 2, 3);
    }

    Bytes outPrivate =
        PrivateArea.wrap(
            parent, sensitive, ObjectNames.name(publicArea), publicArea.nameAlg(), tpm.random());
    sensitive.close();
    seed.close();
    return new Import.Response(outPrivate);
  }

  private static void checkInnerWrapper(Import.Request in) {
    int keyBytes = in.encryptionKey().size();
    TpmFailure.require(keyBytes == in.symmetricAlg().keyBits() / 8, TpmRc.SIZE.parameter(1));
    boolean isWrapped = !in.symmetricAlg().isNull();
    TpmFailure.require(isWrapped || !mustBeWrapped(in), TpmRc.ATTRIBUTES.parameter(1));
  }

  private static boolean mustBeWrapped(Import.Request in) {
    return in.objectPublic().objectAttributes().has(TpmaObject.ENCRYPTED_DUPLICATION);
  }

  /** The seed of the outer wrapper; empty if there is none. */
  private static SecretBytes seed(TpmState tpm, LoadedObject parent, Import.Request in) {
    if (in.inSymSeed().isEmpty()) {
      TpmFailure.require(!mustBeWrapped(in), TpmRc.ATTRIBUTES.parameter(4));
      return SecretBytes.EMPTY;
    }
    TpmFailure.require(parent.isAsymmetricStorageKey(), TpmRc.TYPE.handle(1));
    return TpmFailure.inParameter(
        4, () -> SecretSharing.decrypt(parent, KdfLabel.DUPLICATE, in.inSymSeed(), tpm.profile()));
  }

  private static TpmtSensitive unwrap(
      TpmState tpm, LoadedObject parent, SecretBytes seed, Import.Request in) {
    Bytes name = ObjectNames.name(in.objectPublic());
    byte[] content =
        seed.isEmpty()
            ? in.duplicate().toByteArray()
            : OuterWrapper.unwrap(parent, seed, name, in.duplicate(), tpm.profile());
    return new Duplicates(in.symmetricAlg(), in.encryptionKey())
        .unwrap(in.objectPublic(), content, tpm.profile());
  }
}
