package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.crypto.agreement.DhPrivateKey;
import io.github.tpm4j.engine.crypto.agreement.DhPublicKey;
import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.edwards.EddsaPrivateKey;
import io.github.tpm4j.engine.crypto.edwards.EddsaPublicKey;
import io.github.tpm4j.engine.crypto.mldsa.MlDsaPrivateKey;
import io.github.tpm4j.engine.crypto.mldsa.MlDsaPublicKey;
import io.github.tpm4j.engine.crypto.mlkem.MlKemPrivateKey;
import io.github.tpm4j.engine.crypto.mlkem.MlKemPublicKey;
import io.github.tpm4j.engine.crypto.montgomery.XdhPrivateKey;
import io.github.tpm4j.engine.crypto.montgomery.XdhPublicKey;
import io.github.tpm4j.engine.crypto.rsa.RsaKeyGenerator;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.crypto.rsa.RsaPublicKey;
import io.github.tpm4j.tss.algorithms.MlDsaSet;
import io.github.tpm4j.tss.algorithms.MlKemSet;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMldsa;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyMlkem;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsMlkemParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import java.util.Optional;

/**
 * An asymmetric object's numbers as the cryptographic layer wants them, made at their first use:
 * the CRT values of an RSA key take longer than loading it.
 */
public final class KeyMaterial implements AutoCloseable {
  private final TpmtPublic publicArea;
  private final TpmtSensitive sensitive;
  private RsaPublicKey rsaPublic;
  private RsaPrivateKey rsaPrivate;
  private EccPoint eccPoint;
  private EccPrivateKey eccPrivate;
  private EddsaPublicKey eddsaPublic;
  private EddsaPrivateKey eddsaPrivate;
  private XdhPrivateKey xdhPrivate;
  private MlKemPrivateKey mlKemPrivate;
  private MlDsaPublicKey mlDsaPublic;
  private MlDsaPrivateKey mlDsaPrivate;

  KeyMaterial(TpmtPublic publicArea, TpmtSensitive sensitive) {
    this.publicArea = publicArea;
    this.sensitive = sensitive;
  }

  /** The public key of an RSA object. */
  public RsaPublicKey rsaPublic() {
    if (rsaPublic == null) {
      rsaPublic = rsaPublic(publicArea);
    }
    return rsaPublic;
  }

  /** The RSA key of a public area; the exponent 0 stands for 65537. */
  public static RsaPublicKey rsaPublic(TpmtPublic publicArea) {
    int exponent = ((TpmsRsaParms) publicArea.parameters()).exponent();
    byte[] modulus = ((Tpm2bPublicKeyRsa) publicArea.unique()).buffer().borrow();
    return RsaPublicKey.of(
        modulus,
        exponent == 0 ? RsaKeyGenerator.DEFAULT_EXPONENT : Integer.toUnsignedLong(exponent));
  }

  /** The private key of an RSA object; empty if its prime does not divide its modulus. */
  public Optional<RsaPrivateKey> rsaPrivate() {
    if (rsaPrivate == null) {
      rsaPrivate =
          RsaPrivateKey.fromPrime(rsaPublic(), sensitive.sensitive().borrow()).orElse(null);
    }
    return Optional.ofNullable(rsaPrivate);
  }

  /** The curve of an ECC object; empty if it is one of {@link CurveForm}. */
  private Optional<EccCurve> curve() {
    return EccCurve.find(((TpmsEccParms) publicArea.parameters()).curveId());
  }

  /** The public point of an ECC object; empty if it is not on its curve, or of a CurveForm. */
  public Optional<EccPoint> eccPoint() {
    if (eccPoint == null) {
      TpmsEccPoint point = (TpmsEccPoint) publicArea.unique();
      eccPoint = curve().flatMap(curve -> EccPoints.onCurve(curve, point)).orElse(null);
    }
    return Optional.ofNullable(eccPoint);
  }

  /** The private key of an ECC object; empty if it is out of range, or of a CurveForm. */
  public Optional<EccPrivateKey> eccPrivate() {
    if (eccPrivate == null) {
      byte[] d = sensitive.sensitive().borrow();
      eccPrivate = curve().flatMap(curve -> EccPrivateKey.of(curve, d)).orElse(null);
    }
    return Optional.ofNullable(eccPrivate);
  }

  /** The public key of an object that signs by EdDSA or HashEdDSA; empty if it is no point. */
  public Optional<EddsaPublicKey> eddsaPublic() {
    if (eddsaPublic == null) {
      byte[] encoded = ((TpmsEccPoint) publicArea.unique()).x().borrow();
      eddsaPublic =
          CurveForm.edwards(publicArea.parameters())
              .flatMap(curve -> EddsaPublicKey.of(curve, encoded))
              .orElse(null);
    }
    return Optional.ofNullable(eddsaPublic);
  }

  /** The private key of an object that signs by EdDSA or HashEdDSA; empty if of another size. */
  public Optional<EddsaPrivateKey> eddsaPrivate() {
    if (eddsaPrivate == null) {
      byte[] key = sensitive.sensitive().borrow();
      eddsaPrivate =
          CurveForm.edwards(publicArea.parameters())
              .flatMap(curve -> EddsaPrivateKey.of(curve, key))
              .orElse(null);
    }
    return Optional.ofNullable(eddsaPrivate);
  }

  /** The public key of an object of X25519 or X448; empty if of another size, or no such object. */
  public Optional<XdhPublicKey> xdhPublic() {
    byte[] encoded = ((TpmsEccPoint) publicArea.unique()).x().borrow();
    return CurveForm.montgomery(publicArea.parameters())
        .flatMap(curve -> XdhPublicKey.of(curve, encoded));
  }

  /**
   * The private key of an object of X25519 or X448; empty if of another size, or no such object.
   */
  public Optional<XdhPrivateKey> xdhPrivate() {
    if (xdhPrivate == null) {
      byte[] key = sensitive.sensitive().borrow();
      xdhPrivate =
          CurveForm.montgomery(publicArea.parameters())
              .flatMap(curve -> XdhPrivateKey.of(curve, key))
              .orElse(null);
    }
    return Optional.ofNullable(xdhPrivate);
  }

  /** The public key of an ECC object that agrees on secrets; empty if its curve has no such key. */
  public Optional<? extends DhPublicKey> dhPublic() {
    return CurveForm.of(publicArea.parameters()).isPresent() ? xdhPublic() : eccPoint();
  }

  /** The private key of an ECC object that agrees on secrets; empty if its curve has none such. */
  public Optional<? extends DhPrivateKey> dhPrivate() {
    return CurveForm.of(publicArea.parameters()).isPresent() ? xdhPrivate() : eccPrivate();
  }

  /** The parameter set of an ML-KEM object. */
  public MlKemSet mlKemSet() {
    return MlKemSet.of(((TpmsMlkemParms) publicArea.parameters()).parameterSet());
  }

  /** The public key of an ML-KEM object; empty if FIPS 203 refuses its encoding. */
  public Optional<MlKemPublicKey> mlKemPublic() {
    byte[] encoded = ((Tpm2bPublicKeyMlkem) publicArea.unique()).buffer().borrow();
    return MlKemPublicKey.of(mlKemSet(), encoded);
  }

  /** The private key of an ML-KEM object, from its seed. */
  public MlKemPrivateKey mlKemPrivate() {
    if (mlKemPrivate == null) {
      mlKemPrivate = MlKemPrivateKey.fromSeed(mlKemSet(), sensitive.sensitive().borrow());
    }
    return mlKemPrivate;
  }

  /** The parameter set of an ML-DSA or HashML-DSA object. */
  public MlDsaSet mlDsaSet() {
    return SeedKeys.mlDsaSet(publicArea.parameters());
  }

  /** The public key of an ML-DSA or HashML-DSA object; empty if it has another size. */
  public Optional<MlDsaPublicKey> mlDsaPublic() {
    if (mlDsaPublic == null) {
      byte[] encoded = ((Tpm2bPublicKeyMldsa) publicArea.unique()).buffer().borrow();
      mlDsaPublic = MlDsaPublicKey.of(mlDsaSet(), encoded).orElse(null);
    }
    return Optional.ofNullable(mlDsaPublic);
  }

  /** The private key of an ML-DSA or HashML-DSA object, from its seed. */
  public MlDsaPrivateKey mlDsaPrivate() {
    if (mlDsaPrivate == null) {
      mlDsaPrivate = MlDsaPrivateKey.fromSeed(mlDsaSet(), sensitive.sensitive().borrow());
    }
    return mlDsaPrivate;
  }

  /** Lets go of the private numbers. */
  @Override
  public void close() {
    if (rsaPrivate != null) {
      rsaPrivate.close();
    }
    if (eccPrivate != null) {
      eccPrivate.close();
    }
    if (eddsaPrivate != null) {
      eddsaPrivate.close();
    }
    if (xdhPrivate != null) {
      xdhPrivate.close();
    }
    if (mlKemPrivate != null) {
      mlKemPrivate.close();
    }
    if (mlDsaPrivate != null) {
      mlDsaPrivate.close();
    }
  }
}
