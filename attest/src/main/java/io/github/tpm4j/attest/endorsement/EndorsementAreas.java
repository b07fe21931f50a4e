package io.github.tpm4j.attest.endorsement;

import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;

/** Compares the kinds of keys. */
final class EndorsementAreas {
  private EndorsementAreas() {}

  /** Whether both are RSA of one size, or on one curve. */
  static boolean isSameKind(TpmtPublic one, TpmtPublic two) {
    if (one.parameters() instanceof TpmsRsaParms a && two.parameters() instanceof TpmsRsaParms b) {
      return a.keyBits() == b.keyBits();
    }
    return one.parameters() instanceof TpmsEccParms a
        && two.parameters() instanceof TpmsEccParms b
        && a.curveId().equals(b.curveId());
  }
}
