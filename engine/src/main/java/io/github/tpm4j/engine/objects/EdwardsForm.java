package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import java.util.Optional;

/**
 * What an ECC key on TPM_ECC_CURVE_25519 or TPM_ECC_CURVE_448 is for. The number of the curve
 * stands for its Edwards and its Montgomery form, so the scheme of a key chooses, and each has one.
 */
public enum EdwardsForm {
  /** EdDSA, which signs a message that is there as a whole. */
  PURE,
  /** HashEdDSA, which signs a digest. */
  PREHASH;

  /** The form of a key; empty if it is on another curve, or none is chosen. */
  public static Optional<EdwardsForm> of(TpmuPublicParms parameters) {
    if (curve(parameters).isEmpty()) {
      return Optional.empty();
    }
    TpmAlg scheme = ((TpmsEccParms) parameters).scheme().scheme();
    if (scheme.equals(TpmAlg.EDDSA)) {
      return Optional.of(PURE);
    }
    return scheme.equals(TpmAlg.HASH_EDDSA) ? Optional.of(PREHASH) : Optional.empty();
  }

  /** The form of an object; empty if it is no such key. */
  public static Optional<EdwardsForm> of(LoadedObject object) {
    return of(object.publicArea().parameters());
  }

  /** Whether an object signs by EdDSA, and so takes whole messages only. */
  public static boolean isPure(LoadedObject object) {
    return of(object).filter(form -> form == PURE).isPresent();
  }

  /** The curve of a key; empty if it is on another. */
  public static Optional<EdwardsCurve> curve(TpmuPublicParms parameters) {
    return parameters instanceof TpmsEccParms ecc
        ? EdwardsCurve.find(ecc.curveId())
        : Optional.empty();
  }
}
