package io.github.tpm4j.engine.testing;

import static io.github.tpm4j.engine.testing.TestObjects.primary;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.Revision;

/** Templates of version 185, and a TPM that has it. */
public final class PostQuantumKeys {
  public static final int FIXED = TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT;
  private static final int PRIMARY =
      FIXED | TpmaObject.SENSITIVE_DATA_ORIGIN | TpmaObject.USER_WITH_AUTH | TpmaObject.NO_DA;

  private PostQuantumKeys() {}

  public static Profile profile() {
    return Profile.builder().revision(Revision.V185).build();
  }

  /** A key that decapsulates. */
  public static TpmtPublic mlKem(MlKemSet set) {
    return template(
        TpmAlg.MLKEM,
        TpmaObject.DECRYPT,
        new TpmsMlkemParms(TpmtSymDefObject.NULL, set.parameterSet()));
  }

  /** A storage key. */
  public static TpmtPublic mlKemStorage(MlKemSet set) {
    return template(
        TpmAlg.MLKEM,
        TpmaObject.DECRYPT | TpmaObject.RESTRICTED,
        new TpmsMlkemParms(TpmtSymDefObject.aesCfb(128), set.parameterSet()));
  }

  public static TpmtPublic mlDsa(MlDsaSet set, boolean allowExternalMu) {
    return template(
        TpmAlg.MLDSA, TpmaObject.SIGN, new TpmsMldsaParms(set.parameterSet(), allowExternalMu));
  }

  /** An attestation key. */
  public static TpmtPublic mlDsaRestricted(MlDsaSet set) {
    return template(
        TpmAlg.MLDSA,
        TpmaObject.SIGN | TpmaObject.RESTRICTED,
        new TpmsMldsaParms(set.parameterSet(), false));
  }

  public static TpmtPublic hashMlDsa(MlDsaSet set, TpmAlg hash) {
    return template(
        TpmAlg.HASH_MLDSA, TpmaObject.SIGN, new TpmsHashMldsaParms(set.parameterSet(), hash));
  }

  private static TpmtPublic template(TpmAlg type, int uses, TpmuPublicParms parameters) {
    return new TpmtPublic(
        type,
        TpmAlg.SHA256,
        TpmaObject.of(PRIMARY | uses),
        Bytes.EMPTY,
        parameters,
        type.equals(TpmAlg.MLKEM)
            ? new Tpm2bPublicKeyMlkem(Bytes.EMPTY)
            : new Tpm2bPublicKeyMldsa(Bytes.EMPTY));
  }

  /** The same with other attributes. */
  public static TpmtPublic with(TpmtPublic template, int set, int clear) {
    return template.withAttributes(template.objectAttributes().with(set).without(clear));
  }

  public static TpmHandle ownersPrimary(TestTpm tpm, TpmtPublic template) {
    return tpm.run(primary(TpmHandle.OWNER, template)).objectHandle();
  }
}
