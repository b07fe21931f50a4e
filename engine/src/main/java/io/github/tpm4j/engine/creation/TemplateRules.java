package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.entity.AuthValues;
import io.github.tpm4j.engine.objects.KeyTypes;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsSensitiveCreate;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;

/** Whether an object can be created from a template (Part 3, 12.1.1; Part 1, 27). */
public final class TemplateRules {
  private static final int FIXED = TpmaObject.FIXED_PARENT | TpmaObject.FIXED_TPM;

  private TemplateRules() {}

  /**
   * Of an object under a parent.
   *
   * @throws TpmFailure TPM_RC_ATTRIBUTES, and those of {@link AttributeRules}, of parameter 2;
   *     TPM_RC_SIZE of parameter 1 if the authValue is longer than a digest of nameAlg
   */
  public static void check(
      TpmtPublic template, TpmsSensitiveCreate sensitive, LoadedObject parent) {
    TpmFailure.inParameter(
        2,
        () -> {
          checkOrigin(template, !sensitive.data().isEmpty(), false);
          AttributeRules.check(template, parent);
        });
    checkAuth(template, sensitive);
  }

  /**
   * Of a Primary Object, whose data may go into the key though the TPM makes it.
   *
   * @throws TpmFailure as {@link #check}
   */
  public static void checkPrimary(
      TpmtPublic template, TpmsSensitiveCreate sensitive, TpmHandle hierarchy) {
    TpmFailure.inParameter(
        2,
        () -> {
          checkOrigin(template, !sensitive.data().isEmpty(), true);
          AttributeRules.checkPrimary(template, hierarchy);
        });
    checkAuth(template, sensitive);
  }

  /**
   * Checks the authValue of an object whose template has a nameAlg.
   *
   * @throws TpmFailure TPM_RC_SIZE of parameter 1 if it is longer than a digest of nameAlg
   */
  public static void checkAuth(TpmtPublic template, TpmsSensitiveCreate sensitive) {
    int digestBytes = HashAlgorithm.of(template.nameAlg()).digestBytes();
    int authBytes = AuthValues.trimmed(sensitive.userAuth()).size();
    TpmFailure.require(authBytes <= digestBytes, TpmRc.SIZE.parameter(1));
  }

  private static void checkOrigin(TpmtPublic template, boolean hasData, boolean isPrimary) {
    TpmaObject attributes = template.objectAttributes();
    boolean fromTpm = attributes.has(TpmaObject.SENSITIVE_DATA_ORIGIN);
    boolean fits = fromTpm ? isPrimary || !hasData : hasData;
    TpmFailure.require(fits && isOriginAllowed(template.type(), attributes), TpmRc.ATTRIBUTES);
  }

  private static boolean isOriginAllowed(TpmAlg type, TpmaObject attributes) {
    boolean fromTpm = attributes.has(TpmaObject.SENSITIVE_DATA_ORIGIN);
    if (KeyTypes.isAsymmetric(type)) {
      return fromTpm;
    }
    boolean isData =
        type.equals(TpmAlg.KEYEDHASH)
            && !attributes.has(TpmaObject.SIGN)
            && !attributes.has(TpmaObject.DECRYPT);
    if (isData && fromTpm) {
      return false;
    }
    // A restricted key that someone else knows must not look as if it could not leave.
    boolean isFixed = (attributes.value() & FIXED) != 0;
    return fromTpm || !attributes.has(TpmaObject.RESTRICTED) || !isFixed;
  }
}
