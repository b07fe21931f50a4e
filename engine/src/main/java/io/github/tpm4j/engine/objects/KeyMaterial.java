package io.github.tpm4j.engine.objects;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.ecc.EccPrivateKey;
import io.github.tpm4j.engine.crypto.rsa.RsaKeyGenerator;
import io.github.tpm4j.engine.crypto.rsa.RsaPrivateKey;
import io.github.tpm4j.engine.crypto.rsa.RsaPublicKey;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.objects.TpmsEccParms;
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

  /** The curve of an ECC object. */
  public EccCurve curve() {
    return EccCurve.of(((TpmsEccParms) publicArea.parameters()).curveId());
  }

  /** The public point of an ECC object; empty if it is not on its curve. */
  public Optional<EccPoint> eccPoint() {
    if (eccPoint == null) {
      eccPoint = EccPoints.onCurve(curve(), (TpmsEccPoint) publicArea.unique()).orElse(null);
    }
    return Optional.ofNullable(eccPoint);
  }

  /** The private key of an ECC object; empty if it is out of range. */
  public Optional<EccPrivateKey> eccPrivate() {
    if (eccPrivate == null) {
      eccPrivate = EccPrivateKey.of(curve(), sensitive.sensitive().borrow()).orElse(null);
    }
    return Optional.ofNullable(eccPrivate);
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
  }
}
