package io.github.tpm4j.engine.signing;

import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.KeyTypes;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsEmpty;
import io.github.tpm4j.tss.algorithms.TpmsSchemeEcdaa;
import io.github.tpm4j.tss.algorithms.TpmsSchemeHash;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.algorithms.TpmuSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmuPublicParms;

/** Which scheme a key signs with: its own, or the one that the command asks for (Part 3, 18.1). */
public final class SigningScheme {

  private SigningScheme() {}

  /**
   * The scheme to sign with.
   *
   * @param key null for TPM_RH_NULL: nothing is signed
   * @throws TpmFailure TPM_RC_SCHEME, to be numbered, if the two do not fit each other or the type
   *     of the key, or both are missing
   */
  public static TpmtSigScheme select(LoadedObject key, TpmtSigScheme wanted) {
    if (key == null) {
      return TpmtSigScheme.NULL;
    }
    TpmtSigScheme selected = choose(key, wanted);
    TpmFailure.require(Signer.canSign(key, selected.scheme()), TpmRc.SCHEME);
    return selected;
  }

  private static TpmtSigScheme choose(LoadedObject key, TpmtSigScheme wanted) {
    TpmFailure.require(KeyTypes.canSign(key.publicArea().type()), TpmRc.SCHEME);
    TpmtSigScheme own = own(key.publicArea().parameters());
    if (own.isNull()) {
      TpmFailure.require(!wanted.isNull(), TpmRc.SCHEME);
      return wanted;
    }
    if (wanted.isNull()) {
      // The counter of a split scheme comes with the command only.
      TpmFailure.require(!isSplit(own), TpmRc.SCHEME);
      return own;
    }
    boolean isSame = own.scheme().equals(wanted.scheme()) && own.hash().equals(wanted.hash());
    TpmFailure.require(isSame, TpmRc.SCHEME);
    return wanted;
  }

  /** Whether a commit goes before the signature (Part 1, C.2). */
  public static boolean isSplit(TpmtSigScheme scheme) {
    return scheme.scheme().equals(TpmAlg.ECDAA);
  }

  /** The scheme of a key that can sign; TPM_ALG_NULL if it has none. */
  public static TpmtSigScheme of(LoadedObject key) {
    return own(key.publicArea().parameters());
  }

  /**
   * The hash by which a key digests what it signs: its scheme's; TPM_ALG_NULL for pure ML-DSA and
   * EdDSA, and if there is none.
   */
  public static TpmAlg hash(LoadedObject key) {
    if (CurveForm.isEdwards(key)) {
      return edwardsHash(key);
    }
    return key.publicArea().parameters() instanceof TpmsHashMldsaParms hashed
        ? hashed.hashAlg()
        : of(key).hash();
  }

  /** RFC 8032 has one for each curve. */
  private static TpmAlg edwardsHash(LoadedObject key) {
    if (CurveForm.isPure(key)) {
      return TpmAlg.NULL;
    }
    return switch (CurveForm.edwards(key.publicArea().parameters()).orElseThrow()) {
      case ED25519 -> TpmAlg.SHA512;
      case ED448 -> TpmAlg.SHAKE256_512;
    };
  }

  /**
   * Whether a key signs by TPM2_SignDigest and sequences only, not by TPM2_Sign (version 185, Part
   * 3, table 115).
   */
  public static boolean hasOwnCommands(LoadedObject key) {
    return KeyTypes.isMlDsa(key.publicArea().type()) || CurveForm.isEdwards(key);
  }

  /** The scheme in the public area of a key; TPM_ALG_NULL if it has none. */
  private static TpmtSigScheme own(TpmuPublicParms parameters) {
    if (parameters instanceof TpmsRsaParms rsa) {
      return scheme(rsa.scheme().scheme(), rsa.scheme().hash());
    }
    if (parameters instanceof TpmsEccParms ecc) {
      return ecc.scheme().details() instanceof TpmsSchemeEcdaa details
          ? new TpmtSigScheme(ecc.scheme().scheme(), details)
          : scheme(ecc.scheme().scheme(), ecc.scheme().hash());
    }
    if (parameters instanceof TpmsMldsaParms) {
      return new TpmtSigScheme(TpmAlg.MLDSA, TpmsEmpty.EMPTY);
    }
    if (parameters instanceof TpmsHashMldsaParms) {
      return new TpmtSigScheme(TpmAlg.HASH_MLDSA, TpmsEmpty.EMPTY);
    }
    TpmsKeyedhashParms keyedhash = (TpmsKeyedhashParms) parameters;
    return scheme(keyedhash.scheme().scheme(), keyedhash.scheme().hash());
  }

  private static TpmuSigScheme details(TpmAlg scheme, TpmAlg hash) {
    return TpmuSigScheme.EMPTY.contains(scheme) ? TpmsEmpty.EMPTY : new TpmsSchemeHash(hash);
  }

  private static TpmtSigScheme scheme(TpmAlg scheme, TpmAlg hash) {
    return scheme.equals(TpmAlg.NULL)
        ? TpmtSigScheme.NULL
        : new TpmtSigScheme(scheme, details(scheme, hash));
  }
}
