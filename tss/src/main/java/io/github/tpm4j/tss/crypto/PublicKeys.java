package io.github.tpm4j.tss.crypto;

import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.util.Set;

/** Public areas as Java's public keys. */
public final class PublicKeys {
  /** What TPMS_RSA_PARMS means by an exponent of 0 (Part 2, 12.2.3.5). */
  private static final int DEFAULT_EXPONENT = 65537;

  private static final Set<TpmAlg> ML_TYPES = Set.of(TpmAlg.MLKEM, TpmAlg.MLDSA, TpmAlg.HASH_MLDSA);

  private PublicKeys() {}

  /**
   * {@return the public key of an asymmetric object}
   *
   * @throws TpmUnsupportedException if it has none, this JVM does not know its curve or algorithm,
   *     or the key is one of HashML-DSA with another hash than SHA-512
   */
  public static PublicKey of(TpmtPublic area) {
    try {
      if (area.parameters() instanceof TpmsRsaParms parms
          && area.unique() instanceof Tpm2bPublicKeyRsa modulus) {
        return rsa(parms, modulus);
      }
      if (area.parameters() instanceof TpmsEccParms parms
          && area.unique() instanceof TpmsEccPoint point) {
        return XdhPublicKeys.isOne(parms)
            ? XdhPublicKeys.of(parms.curveId(), point)
            : ec(parms.curveId(), point);
      }
      if (ML_TYPES.contains(area.type())) {
        return MlPublicKeys.of(area);
      }
    } catch (GeneralSecurityException e) {
      throw new TpmUnsupportedException(
          "a public key that Java does not take: " + area + ": " + e.getMessage(), e);
    }
    throw new TpmUnsupportedException("an object of type " + area.type() + " has no public key");
  }

  private static PublicKey rsa(TpmsRsaParms parms, Tpm2bPublicKeyRsa modulus)
      throws GeneralSecurityException {
    int exponent = parms.exponent() == 0 ? DEFAULT_EXPONENT : parms.exponent();
    return KeyFactory.getInstance("RSA", SoftwareProviders.of("KeyFactory", "RSA"))
        .generatePublic(
            new RSAPublicKeySpec(
                number(modulus.buffer()), BigInteger.valueOf(exponent & 0xFFFF_FFFFL)));
  }

  private static PublicKey ec(TpmEccCurve curve, TpmsEccPoint point)
      throws GeneralSecurityException {
    ECPoint w = new ECPoint(number(point.x()), number(point.y()));
    ECParameterSpec numbers = parameters(curve);
    int fieldBits = numbers.getCurve().getField().getFieldSize();
    // Providers report that by several unchecked exceptions.
    if (Math.max(w.getAffineX().bitLength(), w.getAffineY().bitLength()) > fieldBits) {
      throw new InvalidKeySpecException("a coordinate is longer than the field of " + curve);
    }
    return KeyFactory.getInstance("EC", SoftwareProviders.of("KeyFactory", "EC"))
        .generatePublic(new ECPublicKeySpec(w, numbers));
  }

  /**
   * {@return the numbers of a curve as Java knows them}
   *
   * @throws TpmUnsupportedException if this JVM does not know the curve
   */
  public static ECParameterSpec parameters(TpmEccCurve curve) {
    String name =
        EccCurves.jcaName(curve)
            .orElseThrow(() -> new TpmUnsupportedException("Java has no name for " + curve));
    try {
      AlgorithmParameters parameters =
          AlgorithmParameters.getInstance("EC", SoftwareProviders.of("AlgorithmParameters", "EC"));
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new TpmUnsupportedException("this JVM does not know the curve " + curve, e);
    }
  }

  private static BigInteger number(Bytes octets) {
    return new BigInteger(1, octets.borrow());
  }
}
