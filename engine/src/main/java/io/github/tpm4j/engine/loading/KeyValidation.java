package io.github.tpm4j.engine.loading;

import io.github.tpm4j.engine.creation.SymmetricUnique;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.edwards.EddsaPrivateKey;
import io.github.tpm4j.engine.crypto.edwards.EddsaPublicKey;
import io.github.tpm4j.engine.crypto.edwards.EdwardsCurve;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.mlkem.MlKemPublicKey;
import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.engine.crypto.montgomery.XdhPrivateKey;
import io.github.tpm4j.engine.crypto.montgomery.XdhPublicKey;
import io.github.tpm4j.engine.crypto.symmetric.TdesKeys;
import io.github.tpm4j.engine.objects.CurveForm;
import io.github.tpm4j.engine.objects.KeyTypes;
import io.github.tpm4j.engine.objects.SeedKeys;
import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.RevisionChange;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bDigest;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtKeyedhashScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsKeyedhashParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmsSymcipherParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether the areas of an object that someone else may have made are well-formed and belong
 * together (Part 3, 12.2 and 12.3). That they do not belong together, and that an ECC scalar is out
 * of its range, has no number in libtpms.
 */
final class KeyValidation {
  /** The least that libtpms takes. */
  private static final int LEAST_EXPONENT = 7;

  private static final int STORAGE = TpmaObject.RESTRICTED | TpmaObject.DECRYPT;

  private final Profile profile;
  private final TpmtPublic publicArea;
  private final TpmtSensitive sensitive;
  private final int publicParameter;
  private final int sensitiveParameter;

  /** The digest size of nameAlg; 0 for TPM_ALG_NULL. */
  private final int digestBytes;

  /**
   * @param sensitive null if there is none
   * @param publicParameter the number of the parameter to blame for the public area
   */
  KeyValidation(
      Profile profile,
      TpmtPublic publicArea,
      TpmtSensitive sensitive,
      int publicParameter,
      int sensitiveParameter) {
    this.profile = profile;
    this.publicArea = publicArea;
    this.sensitive = sensitive;
    this.publicParameter = publicParameter;
    this.sensitiveParameter = sensitiveParameter;
    digestBytes = hasName() ? HashAlgorithm.of(publicArea.nameAlg()).digestBytes() : 0;
  }

  private boolean hasName() {
    return !publicArea.nameAlg().equals(TpmAlg.NULL);
  }

  void check() {
    if (sensitive != null) {
      requireSensitive(publicArea.type().equals(sensitive.sensitiveType()), TpmRc.TYPE);
      boolean fits = digestBytes == 0 || sensitive.authValue().size() <= digestBytes;
      requireSensitive(fits, TpmRc.SIZE);
    }
    if (publicArea.parameters() instanceof TpmsRsaParms rsa) {
      checkRsa(rsa);
    } else if (publicArea.parameters() instanceof TpmsEccParms ecc) {
      CurveForm.of(ecc)
          .ifPresentOrElse(
              form -> checkForm(form, ecc), () -> checkEcc(EccCurve.of(ecc.curveId())));
    } else if (KeyTypes.isAsymmetric(publicArea.type())) {
      checkSeedKey();
    } else {
      checkSymmetric();
    }
    checkSeedOfParent();
  }

  private void checkRsa(TpmsRsaParms parameters) {
    int keyBytes = parameters.keyBits() / 8;
    Bytes modulus = ((Tpm2bPublicKeyRsa) publicArea.unique()).buffer();
    requirePublic(modulus.size() == keyBytes && modulus.get(0) < 0, TpmRc.KEY);
    requirePublic(isExponent(parameters.exponent()), TpmRc.VALUE);
    if (sensitive != null) {
      byte[] prime = sensitive.sensitive().borrow();
      requireSensitive(prime.length * 2 == keyBytes && prime[0] < 0, TpmRc.KEY_SIZE);
    }
  }

  /** 0 stands for the default. */
  private boolean isExponent(int exponent) {
    if (exponent == 0) {
      return true;
    }
    return profile.has(RevisionChange.RSA_EXPONENT_IS_ODD)
        ? exponent % 2 != 0 && exponent != 1
        : Integer.compareUnsigned(exponent, LEAST_EXPONENT) >= 0;
  }

  private void checkEcc(EccCurve curve) {
    TpmsEccPoint unique = (TpmsEccPoint) publicArea.unique();
    if (sensitive == null) {
      int size = curve.coordinateBytes();
      requirePublic(unique.x().size() == size && unique.y().size() == size, TpmRc.KEY);
      requirePublic(!hasName() || point(curve, unique).isPresent(), TpmRc.ECC_POINT);
      return;
    }
    Optional<EccPrivateKey> key = EccPrivateKey.of(curve, sensitive.sensitive().borrow());
    TpmFailure.require(key.isPresent(), TpmRc.KEY_SIZE);
    if (hasName()) {
      boolean isPair = isEqual(key.orElseThrow().publicPoint(), unique);
      TpmFailure.require(isPair, TpmRc.BINDING);
    }
  }

  private void checkForm(CurveForm form, TpmsEccParms ecc) {
    if (form == CurveForm.XDH) {
      checkXdh(CurveForm.montgomery(ecc).orElseThrow());
    } else {
      checkEdwards(CurveForm.edwards(ecc).orElseThrow());
    }
  }

  private void checkEdwards(EdwardsCurve curve) {
    if (sensitive == null) {
      checkEncoded(curve.keyBytes(), it -> EddsaPublicKey.of(curve, it).isPresent());
      return;
    }
    Optional<EddsaPrivateKey> key = EddsaPrivateKey.of(curve, sensitive.sensitive().borrow());
    TpmFailure.require(key.isPresent(), TpmRc.KEY_SIZE);
    try (EddsaPrivateKey pair = key.orElseThrow()) {
      requirePair(pair.publicKey().encoded());
    }
  }

  private void checkXdh(MontgomeryCurve curve) {
    if (sensitive == null) {
      checkEncoded(
          curve.keyBytes(), it -> XdhPublicKey.of(curve, it).filter(this::isFit).isPresent());
      return;
    }
    Optional<XdhPrivateKey> key = XdhPrivateKey.of(curve, sensitive.sensitive().borrow());
    TpmFailure.require(key.isPresent(), TpmRc.KEY_SIZE);
    try (XdhPrivateKey pair = key.orElseThrow()) {
      requirePair(pair.publicKey().encoded());
    }
  }

  /** A key has one Name, and shares secrets that others do not know. */
  private boolean isFit(XdhPublicKey key) {
    return key.isCanonical() && !key.isOfLowOrder();
  }

  /** RFC 8032 and RFC 7748 encode a point in one piece, which stands in x alone. */
  private void checkEncoded(int keyBytes, Predicate<byte[]> isPoint) {
    TpmsEccPoint unique = (TpmsEccPoint) publicArea.unique();
    boolean fits = unique.x().size() == keyBytes && unique.y().isEmpty();
    requirePublic(fits, TpmRc.KEY);
    requirePublic(!hasName() || isPoint.test(unique.x().borrow()), TpmRc.ECC_POINT);
  }

  private void requirePair(byte[] encoded) {
    TpmsEccPoint unique = (TpmsEccPoint) publicArea.unique();
    boolean isPair = unique.y().isEmpty() && unique.x().equals(Bytes.adopt(encoded));
    TpmFailure.require(!hasName() || isPair, TpmRc.BINDING);
  }

  private static Optional<EccPoint> point(EccCurve curve, TpmsEccPoint point) {
    return curve.point(point.x().borrow(), point.y().borrow());
  }

  /** Compares the numbers, whatever leading zeros were given. */
  private static boolean isEqual(EccPoint point, TpmsEccPoint given) {
    return new BigInteger(1, point.x()).equals(new BigInteger(1, given.x().borrow()))
        && new BigInteger(1, point.y()).equals(new BigInteger(1, given.y().borrow()));
  }

  /** A post-quantum key: its encoding, or that its seed gives it. */
  private void checkSeedKey() {
    if (sensitive == null) {
      requirePublic(isEncodingRight(), TpmRc.KEY);
      return;
    }
    byte[] seed = sensitive.sensitive().borrow();
    boolean isSeed = seed.length == SeedKeys.seedBytes(publicArea.type());
    requireSensitive(isSeed, TpmRc.KEY_SIZE);
    if (hasName()) {
      boolean isPair = SeedKeys.unique(publicArea, seed).equals(publicArea.unique());
      TpmFailure.require(isPair, TpmRc.BINDING);
    }
  }

  private boolean isEncodingRight() {
    int wanted = SeedKeys.publicBytes(publicArea.parameters());
    if (publicArea.unique() instanceof Tpm2bPublicKeyMldsa mldsa) {
      return mldsa.buffer().size() == wanted;
    }
    // FIPS 203, 7.2: what a wrong encoding encapsulates, others could open.
    byte[] encoded = ((Tpm2bPublicKeyMlkem) publicArea.unique()).buffer().borrow();
    MlKemSet set = MlKemSet.of(((TpmsMlkemParms) publicArea.parameters()).parameterSet());
    return MlKemPublicKey.of(set, encoded).isPresent();
  }

  private void checkSymmetric() {
    Bytes unique = ((Tpm2bDigest) publicArea.unique()).buffer();
    if (sensitive == null) {
      requirePublic(unique.size() == digestBytes, TpmRc.KEY);
      return;
    }
    if (publicArea.parameters() instanceof TpmsSymcipherParms cipher) {
      checkCipherKey(cipher);
    } else {
      checkKeyedHash(((TpmsKeyedhashParms) publicArea.parameters()).scheme());
    }
    if (hasName()) {
      requireSensitive(sensitive.seedValue().size() == digestBytes, TpmRc.KEY_SIZE);
      boolean isPair = SymmetricUnique.of(publicArea, sensitive).equals(unique);
      TpmFailure.require(isPair, TpmRc.BINDING);
    }
  }

  private void checkCipherKey(TpmsSymcipherParms parameters) {
    byte[] key = sensitive.sensitive().borrow();
    requireSensitive(key.length * 8 == parameters.sym().keyBits(), TpmRc.KEY_SIZE);
    boolean isTdes = parameters.sym().algorithm().equals(TpmAlg.TDES);
    requireSensitive(!isTdes || TdesKeys.isFit(key), TpmRc.KEY);
  }

  private void checkKeyedHash(TpmtKeyedhashScheme scheme) {
    // Without a scheme it is data, whose size was checked when it was read.
    int maximum =
        scheme.isNull() ? Integer.MAX_VALUE : HashAlgorithm.of(scheme.hash()).blockSizeBytes();
    requireSensitive(sensitive.sensitive().size() <= maximum, TpmRc.KEY_SIZE);
  }

  /** The seed protects what is under the parent: half a digest is the least. */
  private void checkSeedOfParent() {
    if (sensitive != null && hasName() && publicArea.objectAttributes().has(STORAGE)) {
      int size = sensitive.seedValue().size();
      requireSensitive(size >= digestBytes / 2 && size <= digestBytes, TpmRc.SIZE);
    }
  }

  private void requirePublic(boolean condition, TpmRc code) {
    TpmFailure.require(condition, code.parameter(publicParameter));
  }

  private void requireSensitive(boolean condition, TpmRc code) {
    TpmFailure.require(condition, code.parameter(sensitiveParameter));
  }
}
