package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.hierarchy.HierarchyLimit;
import io.github.tpm4j.engine.objects.KeyTypes;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;

/**
 * Whether the attributes of a public area fit each other and the parent (Part 1, 25; Part 2, 8.3).
 */
public final class AttributeRules {
  private static final int LIMITS = TpmaObject.FIRMWARE_LIMITED | TpmaObject.SVN_LIMITED;

  private AttributeRules() {}

  /**
   * Of an object under a parent.
   *
   * @param parent null for an object without one, which counts as under a parent with fixedTPM
   * @throws TpmFailure TPM_RC_HASH, TPM_RC_SIZE, TPM_RC_ATTRIBUTES, and those of {@link
   *     SchemeRules}, all to be numbered
   */
  public static void check(TpmtPublic publicArea, LoadedObject parent) {
    check(publicArea, parent, parent == null ? 0 : parent.attributes().value());
  }

  /**
   * Of a Primary Object, whose parent counts as fixedTPM and as limited as the hierarchy.
   *
   * @throws TpmFailure as {@link #check(TpmtPublic, LoadedObject)}
   */
  public static void checkPrimary(TpmtPublic publicArea, TpmHandle hierarchy) {
    check(publicArea, null, HierarchyLimit.of(hierarchy).attribute());
  }

  private static void check(TpmtPublic publicArea, LoadedObject parent, int parentLimits) {
    TpmFailure.require(!publicArea.nameAlg().equals(TpmAlg.NULL), TpmRc.HASH);
    int policyBytes = publicArea.authPolicy().size();
    int digestBytes = HashAlgorithm.of(publicArea.nameAlg()).digestBytes();
    TpmFailure.require(policyBytes == 0 || policyBytes == digestBytes, TpmRc.SIZE);
    boolean isConsistent =
        isFixedAsParent(publicArea.objectAttributes(), parent)
            && isLimitedAsParent(publicArea.objectAttributes(), parentLimits)
            && isUseConsistent(publicArea)
            && isDuplicationConsistent(publicArea.objectAttributes(), parent)
            && isDerivedConsistent(publicArea.objectAttributes(), parent);
    TpmFailure.require(isConsistent, TpmRc.ATTRIBUTES);
    SchemeRules.check(publicArea, parent);
  }

  private static boolean isParentFixed(LoadedObject parent) {
    return parent == null || parent.has(TpmaObject.FIXED_TPM);
  }

  private static boolean isFixedAsParent(TpmaObject attributes, LoadedObject parent) {
    boolean fixedTpm = attributes.has(TpmaObject.FIXED_TPM);
    return isParentFixed(parent) ? fixedTpm == attributes.has(TpmaObject.FIXED_PARENT) : !fixedTpm;
  }

  /** What could leave the TPM is not limited, and only what is above can limit (revision 1.83). */
  private static boolean isLimitedAsParent(TpmaObject attributes, int parentLimits) {
    int limits = attributes.value() & LIMITS;
    return limits == 0 || attributes.has(TpmaObject.FIXED_TPM) && (limits & ~parentLimits) == 0;
  }

  /** A restricted object has one use; only data has none. */
  private static boolean isUseConsistent(TpmtPublic publicArea) {
    TpmaObject attributes = publicArea.objectAttributes();
    boolean signs = attributes.has(TpmaObject.SIGN);
    boolean decrypts = attributes.has(TpmaObject.DECRYPT);
    if (!isUsePossible(publicArea.type(), signs, decrypts)) {
      return false;
    }
    if (signs != decrypts) {
      return true;
    }
    boolean isData = publicArea.type().equals(TpmAlg.KEYEDHASH);
    return !attributes.has(TpmaObject.RESTRICTED) && (signs || isData);
  }

  /** Of a cipher's key, sign SET means that it encrypts. */
  private static boolean isUsePossible(TpmAlg type, boolean signs, boolean decrypts) {
    boolean canSign = KeyTypes.canSign(type) || type.equals(TpmAlg.SYMCIPHER);
    return (canSign || !signs) && (KeyTypes.canDecrypt(type) || !decrypts);
  }

  private static boolean isDuplicationConsistent(TpmaObject attributes, LoadedObject parent) {
    boolean isEncrypted = attributes.has(TpmaObject.ENCRYPTED_DUPLICATION);
    if (attributes.has(TpmaObject.FIXED_TPM)) {
      return !isEncrypted;
    }
    return isParentFixed(parent) || isEncrypted == parent.has(TpmaObject.ENCRYPTED_DUPLICATION);
  }

  /** A derived object moves as its parent does. */
  private static boolean isDerivedConsistent(TpmaObject attributes, LoadedObject parent) {
    if (parent == null || !parent.isDerivationParent()) {
      return true;
    }
    return attributes.has(TpmaObject.FIXED_PARENT)
        && attributes.has(TpmaObject.FIXED_TPM) == parent.has(TpmaObject.FIXED_TPM);
  }
}
