package io.github.tpm4j.engine.loading;

import io.github.tpm4j.engine.creation.AttributeRules;
import io.github.tpm4j.engine.creation.SchemeRules;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.objects.KeyMaterial;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;

/** Whether an object may be loaded or imported (Part 3, 12.2, 12.3, 13.3). */
public final class ObjectValidation {

  private ObjectValidation() {}

  /**
   * Checks both areas, and that they belong together. What a parent with fixedTPM protects is this
   * TPM's own work, whose numbers are not checked again.
   *
   * @param parent null if there is none
   * @param sensitive null if only the public area is to be loaded
   * @param publicParameter the number of the parameter to blame for the public area
   * @param sensitiveParameter the number of the parameter to blame for the sensitive area
   * @throws TpmFailure with the codes of Part 3, numbered; TPM_RC_BINDING without number if an RSA
   *     prime does not divide its modulus
   */
  public static void check(
      Profile profile,
      LoadedObject parent,
      TpmtPublic publicArea,
      TpmtSensitive sensitive,
      int publicParameter,
      int sensitiveParameter) {
    checkForm(profile, parent, publicArea, sensitive, publicParameter, sensitiveParameter);
    if (publicArea.type().equals(TpmAlg.RSA) && sensitive != null) {
      checkRsaPair(publicArea, sensitive);
    }
  }

  /**
   * The same, but for an RSA prime, whose modulus libtpms looks at when the key is loaded.
   *
   * @throws TpmFailure as {@link #check}
   */
  public static void checkForm(
      Profile profile,
      LoadedObject parent,
      TpmtPublic publicArea,
      TpmtSensitive sensitive,
      int publicParameter,
      int sensitiveParameter) {
    boolean isWhole = sensitive != null && !publicArea.nameAlg().equals(TpmAlg.NULL);
    if (isWhole) {
      int digestBytes = HashAlgorithm.of(publicArea.nameAlg()).digestBytes();
      TpmFailure.require(
          sensitive.seedValue().size() <= digestBytes,
          TpmRc.KEY_SIZE.parameter(sensitiveParameter));
    }
    TpmFailure.inParameter(publicParameter, () -> checkPublic(parent, publicArea, isWhole));
    if (parent == null || !parent.has(TpmaObject.FIXED_TPM)) {
      new KeyValidation(profile, publicArea, sensitive, publicParameter, sensitiveParameter)
          .check();
    }
  }

  private static TpmtPublic checkPublic(
      LoadedObject parent, TpmtPublic publicArea, boolean isWhole) {
    if (isWhole) {
      AttributeRules.check(publicArea, parent);
    } else {
      SchemeRules.check(publicArea, null);
    }
    return publicArea;
  }

  private static void checkRsaPair(TpmtPublic publicArea, TpmtSensitive sensitive) {
    byte[] prime = sensitive.sensitive().borrow();
    boolean isPair = RsaPrivateKey.fromPrime(KeyMaterial.rsaPublic(publicArea), prime).isPresent();
    TpmFailure.require(isPair, TpmRc.BINDING);
  }
}
