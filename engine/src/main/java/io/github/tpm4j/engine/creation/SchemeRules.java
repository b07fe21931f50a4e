package io.github.tpm4j.engine.creation;

import io.github.tpm4j.engine.crypto.dhkem.DhkemSuite;
import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.TpmsSchemeXor;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsHashMldsaParms;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsMldsaParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmuPublicParms;
import java.util.Set;

/** Whether the schemes of a public area fit its attributes (Part 1, 27; Part 2, 12.2.3). */
public final class SchemeRules {
  private static final Set<TpmAlg> SIGNING =
      Set.of(
          TpmAlg.RSASSA,
          TpmAlg.RSAPSS,
          TpmAlg.ECDSA,
          TpmAlg.ECDAA,
          TpmAlg.SM2,
          TpmAlg.ECSCHNORR,
          TpmAlg.EDDSA,
          TpmAlg.HASH_EDDSA);
  private static final Set<TpmAlg> EDWARDS = Set.of(TpmAlg.EDDSA, TpmAlg.HASH_EDDSA);
  private static final Set<TpmAlg> RSA_DECRYPTION = Set.of(TpmAlg.RSAES, TpmAlg.OAEP);
  private static final Set<TpmAlg> ECC_DECRYPTION = Set.of(TpmAlg.ECDH, TpmAlg.ECMQV, TpmAlg.SM2);

  private static final int STORAGE = TpmaObject.RESTRICTED | TpmaObject.DECRYPT;

  private SchemeRules() {}

  /**
   * @param parent null for Primary Objects and external ones
   * @throws TpmFailure TPM_RC_SCHEME, TPM_RC_SYMMETRIC, TPM_RC_KDF, TPM_RC_HASH, TPM_RC_ATTRIBUTES,
   *     all to be numbered
   */
  public static void check(TpmtPublic publicArea, LoadedObject parent) {
    TpmuPublicParms parameters = publicArea.parameters();
    if (parameters instanceof TpmsKeyedhashParms keyedhash) {
      checkKeyedHash(publicArea.objectAttributes(), keyedhash.scheme());
      return;
    }
    if (parameters instanceof TpmsMldsaParms mldsa) {
      checkExternalMu(publicArea.objectAttributes(), mldsa);
      return;
    }
    if (parameters instanceof TpmsHashMldsaParms) {
      return;
    }
    TpmtSymDefObject symmetric;
    if (parameters instanceof TpmsMlkemParms mlkem) {
      symmetric = mlkem.symmetric();
      boolean stores = publicArea.objectAttributes().has(STORAGE);
      TpmFailure.require(stores || symmetric.isNull(), TpmRc.SYMMETRIC);
    } else if (parameters instanceof TpmsSymcipherParms cipher) {
      symmetric = cipher.sym();
      checkCipher(publicArea.objectAttributes(), symmetric);
    } else if (parameters instanceof TpmsRsaParms rsa) {
      symmetric = rsa.symmetric();
      checkAsymmetric(publicArea, rsa.scheme().scheme(), RSA_DECRYPTION, symmetric);
    } else {
      TpmsEccParms ecc = (TpmsEccParms) parameters;
      checkCurve(ecc);
      symmetric = ecc.symmetric();
      checkAsymmetric(publicArea, ecc.scheme().scheme(), ECC_DECRYPTION, symmetric);
      checkKdf(publicArea.objectAttributes(), ecc);
    }
    if (publicArea.objectAttributes().has(STORAGE)) {
      checkStorage(publicArea, symmetric, parent);
    }
  }

  /**
   * Whether the scheme is one for the curve: on a curve with several forms it chooses one, and on
   * others there is no EdDSA.
   *
   * @throws TpmFailure TPM_RC_SCHEME, to be numbered
   */
  public static void checkCurve(TpmsEccParms parameters) {
    boolean fits =
        CurveForm.isChosen(parameters)
            ? CurveForm.of(parameters).isPresent()
            : !EDWARDS.contains(parameters.scheme().scheme());
    TpmFailure.require(fits, TpmRc.SCHEME);
  }

  /** Whoever gives mu to a restricted key could have it sign what only the TPM makes. */
  private static void checkExternalMu(TpmaObject attributes, TpmsMldsaParms parameters) {
    boolean isRestricted = attributes.has(TpmaObject.RESTRICTED);
    TpmFailure.require(!parameters.allowExternalMu() || !isRestricted, TpmRc.ATTRIBUTES);
  }

  private static void checkCipher(TpmaObject attributes, TpmtSymDefObject symmetric) {
    // A key that decrypts has a mode of encryption; one that signs may have CMAC.
    boolean isMac = symmetric.mode().equals(TpmAlg.CMAC);
    TpmFailure.require(!attributes.has(TpmaObject.DECRYPT) || !isMac, TpmRc.SCHEME);
  }

  private static void checkKeyedHash(TpmaObject attributes, TpmtKeyedhashScheme scheme) {
    boolean signs = attributes.has(TpmaObject.SIGN);
    boolean decrypts = attributes.has(TpmaObject.DECRYPT);
    TpmAlg wanted = signs ? TpmAlg.HMAC : TpmAlg.XOR;
    TpmFailure.require(
        scheme.scheme().equals(signs == decrypts ? TpmAlg.NULL : wanted), TpmRc.SCHEME);
    boolean derives = decrypts && !signs && attributes.has(TpmaObject.RESTRICTED);
    if (derives) {
      TpmAlg kdf = ((TpmsSchemeXor) scheme.details()).kdf();
      TpmFailure.require(kdf.equals(TpmAlg.KDF1_SP800_108), TpmRc.SCHEME);
    }
  }

  private static void checkAsymmetric(
      TpmtPublic publicArea, TpmAlg scheme, Set<TpmAlg> decryption, TpmtSymDefObject symmetric) {
    TpmaObject attributes = publicArea.objectAttributes();
    TpmFailure.require(isSchemeAllowed(attributes, scheme, decryption), TpmRc.SCHEME);
    boolean stores = attributes.has(STORAGE);
    TpmFailure.require(stores || symmetric.isNull(), TpmRc.SYMMETRIC);
  }

  private static boolean isSchemeAllowed(
      TpmaObject attributes, TpmAlg scheme, Set<TpmAlg> decryption) {
    boolean isNull = scheme.equals(TpmAlg.NULL);
    boolean isRestricted = attributes.has(TpmaObject.RESTRICTED);
    if (attributes.has(TpmaObject.SIGN) == attributes.has(TpmaObject.DECRYPT)) {
      return isNull;
    }
    if (attributes.has(TpmaObject.SIGN)) {
      return SIGNING.contains(scheme) || isNull && !isRestricted;
    }
    return isNull || !isRestricted && decryption.contains(scheme);
  }

  /** A key that only decrypts, and what the caller chooses, may be one of DHKEM. */
  private static void checkKdf(TpmaObject attributes, TpmsEccParms ecc) {
    if (ecc.kdf().isNull()) {
      return;
    }
    boolean decryptsFreely =
        attributes.has(TpmaObject.DECRYPT)
            && !attributes.has(TpmaObject.SIGN)
            && !attributes.has(TpmaObject.RESTRICTED);
    boolean isDhkem =
        (ecc.scheme().isNull() || ecc.scheme().scheme().equals(TpmAlg.ECDH))
            && ecc.kdf().scheme().equals(TpmAlg.HKDF)
            && DhkemSuite.find(ecc.curveId(), ecc.kdf().hash()).isPresent();
    TpmFailure.require(decryptsFreely && isDhkem, TpmRc.KDF);
  }

  private static void checkStorage(
      TpmtPublic publicArea, TpmtSymDefObject symmetric, LoadedObject parent) {
    TpmFailure.require(!symmetric.isNull(), TpmRc.SYMMETRIC);
    boolean isFixed = publicArea.objectAttributes().has(TpmaObject.FIXED_PARENT);
    if (isFixed && parent != null) {
      TpmFailure.require(publicArea.nameAlg().equals(parent.publicArea().nameAlg()), TpmRc.HASH);
      TpmFailure.require(symmetric.equals(parent.symmetric()), TpmRc.SYMMETRIC);
    }
  }
}
