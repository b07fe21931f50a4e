package io.github.tpm4j.engine.objects.protection;

import io.github.tpm4j.tss.algorithms.TpmsSymcipherParms;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;

/** The cipher that a storage key protects its children with (Part 2, 11.1.7 and 12.2.3). */
public final class ParentCipher {

  private ParentCipher() {}

  /** The symmetric definition in a public area; TPM_ALG_NULL for a keyed hash object. */
  public static TpmtSymDefObject of(TpmtPublic publicArea) {
    if (publicArea.parameters() instanceof TpmsRsaParms rsa) {
      return rsa.symmetric();
    }
    if (publicArea.parameters() instanceof TpmsEccParms ecc) {
      return ecc.symmetric();
    }
    return publicArea.parameters() instanceof TpmsSymcipherParms symcipher
        ? symcipher.sym()
        : TpmtSymDefObject.NULL;
  }
}
