package io.github.tpm4j.attest.key;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.statement.Findings;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.creation.TpmsCreationData;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** What a certified key must be; null stands for anything. */
record KeyRules(
    boolean anyBinding,
    Bytes policyDigest,
    PublicKey publicKey,
    Bytes parentQualifiedName,
    Bytes outsideInfo) {
  private static final int BOUND =
      TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN;

  void checkArea(TpmtPublic area, Findings findings) {
    TpmaObject attributes = area.objectAttributes();
    findings.require(
        anyBinding || attributes.has(BOUND),
        Reason.KEY_NOT_BOUND_TO_TPM,
        "publicArea.objectAttributes",
        String.format(
            "0x%08X lacks fixedTPM, fixedParent or sensitiveDataOrigin", attributes.value()));
    if (policyDigest != null) {
      findings.require(
          policyDigest.equals(area.authPolicy()),
          Reason.POLICY_DIFFERS,
          "publicArea.authPolicy",
          area.authPolicy() + ", not " + policyDigest);
      findings.require(
          !attributes.has(TpmaObject.USER_WITH_AUTH),
          Reason.POLICY_AVOIDABLE,
          "publicArea.objectAttributes",
          "userWithAuth: a password authorises as well");
    }
    if (publicKey != null) {
      checkPublicKey(area, findings);
    }
  }

  private void checkPublicKey(TpmtPublic area, Findings findings) {
    try {
      findings.require(
          isSame(PublicKeys.of(area)),
          Reason.PUBLIC_KEY_DIFFERS,
          "publicArea.unique",
          "not the expected public key");
    } catch (TpmUnsupportedException e) {
      findings.add(Reason.UNSUPPORTED, "publicArea", e.getMessage());
    }
  }

  /** Providers differ in how they compare keys, and keys of several may come here. */
  private boolean isSame(PublicKey certified) {
    if (certified instanceof RSAPublicKey one && publicKey instanceof RSAPublicKey two) {
      return one.getModulus().equals(two.getModulus())
          && one.getPublicExponent().equals(two.getPublicExponent());
    }
    if (certified instanceof ECPublicKey one && publicKey instanceof ECPublicKey two) {
      return one.getW().equals(two.getW())
          && one.getParams().getCurve().equals(two.getParams().getCurve());
    }
    byte[] expected = publicKey.getEncoded();
    return expected != null && MessageDigest.isEqual(expected, certified.getEncoded());
  }

  void checkQualifiedName(Bytes qualifiedName, TpmtPublic area, Findings findings) {
    findings.require(
        parentQualifiedName == null
            || qualifiedName.equals(EntityNames.qualified(parentQualifiedName, area)),
        Reason.PARENT_DIFFERS,
        "certify.qualifiedName",
        "not under the expected parent");
    findings.require(
        outsideInfo == null,
        Reason.CREATION_DIFFERS,
        "certify",
        "no creation data, in which outsideInfo is expected");
  }

  void checkCreation(TpmsCreationData data, Findings findings) {
    findings.require(
        parentQualifiedName == null || parentQualifiedName.equals(data.parentQualifiedName()),
        Reason.PARENT_DIFFERS,
        "creationData.parentQualifiedName",
        data.parentQualifiedName() + ", not " + parentQualifiedName);
    findings.require(
        outsideInfo == null
            || MessageDigest.isEqual(outsideInfo.borrow(), data.outsideInfo().borrow()),
        Reason.CREATION_DIFFERS,
        "creationData.outsideInfo",
        "not what was given");
  }
}
