package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import java.util.Optional;

/**
 * What an ECC key on TPM_ECC_CURVE_25519 or TPM_ECC_CURVE_448 is for. The number of the curve
 * stands for its Edwards and its Montgomery form, so the schemes of a key choose, and each key has
 * one use.
 */
public enum CurveForm {
  /** EdDSA, on the Edwards form, which signs a message that is there as a whole. */
  EDDSA,
  /** HashEdDSA, on the Edwards form, which signs a digest. */
  HASH_EDDSA,
  /** X25519 or X448, on the Montgomery form: ECDH, or DHKEM by HKDF. */
  XDH;

  /** Whether a key is on a curve that has these forms. */
  public static boolean isChosen(TpmsEccParms parameters) {
    return MontgomeryCurve.find(parameters.curveId()).isPresent();
  }

  /** The form of a key; empty if it is on another curve, or none is chosen. */
  public static Optional<CurveForm> of(TpmuPublicParms parameters) {
    return parameters instanceof TpmsEccParms ecc && isChosen(ecc)
        ? Optional.ofNullable(chosen(ecc))
        : Optional.empty();
  }

  private static CurveForm chosen(TpmsEccParms ecc) {
    TpmAlg scheme = ecc.scheme().scheme();
    if (scheme.equals(TpmAlg.EDDSA)) {
      return EDDSA;
    }
    if (scheme.equals(TpmAlg.HASH_EDDSA)) {
      return HASH_EDDSA;
    }
    boolean isDhkem = ecc.scheme().isNull() && ecc.kdf().scheme().equals(TpmAlg.HKDF);
    return scheme.equals(TpmAlg.ECDH) || isDhkem ? XDH : null;
  }

  private static Optional<CurveForm> of(LoadedObject object) {
    return of(object.publicArea().parameters());
  }

  /** Whether an object signs by EdDSA, and so takes whole messages only. */
  public static boolean isPure(LoadedObject object) {
    return of(object).filter(form -> form == EDDSA).isPresent();
  }

  /** Whether an object signs by EdDSA or HashEdDSA. */
  public static boolean isEdwards(LoadedObject object) {
    return edwards(object.publicArea().parameters()).isPresent();
  }

  /** Whether an object agrees on secrets by X25519 or X448. */
  public static boolean isMontgomery(LoadedObject object) {
    return montgomery(object.publicArea().parameters()).isPresent();
  }

  /** The curve of a key of EdDSA or HashEdDSA; empty if it is another. */
  public static Optional<EdwardsCurve> edwards(TpmuPublicParms parameters) {
    return of(parameters)
        .filter(form -> form != XDH)
        .flatMap(form -> EdwardsCurve.find(((TpmsEccParms) parameters).curveId()));
  }

  /** The curve of a key of X25519 or X448; empty if it is another. */
  public static Optional<MontgomeryCurve> montgomery(TpmuPublicParms parameters) {
    return of(parameters)
        .filter(form -> form == XDH)
        .flatMap(form -> MontgomeryCurve.find(((TpmsEccParms) parameters).curveId()));
  }
}
