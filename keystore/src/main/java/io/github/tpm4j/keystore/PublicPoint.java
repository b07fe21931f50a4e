package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.crypto.SoftwareProviders;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/**
 * The public point of a private number, by the platform's own arithmetic: ECDH with the generator
 * gives its x-coordinate, and of the two points that have it, the one that verifies what the key
 * signs is right.
 */
final class PublicPoint {
  private static final String SIGNATURE = "SHA256withECDSA";

  /** p = 3 mod 4 for all curves of NIST, so that one power is the square root. */
  private static final BigInteger FOUR = BigInteger.valueOf(4);

  private PublicPoint() {}

  /**
   * The point.
   *
   * @throws InvalidKeySpecException if the number is none of the curve
   */
  static ECPoint of(ECPrivateKey key) throws InvalidKeySpecException {
    ECParameterSpec curve = key.getParams();
    if (key.getS().signum() <= 0 || key.getS().compareTo(curve.getOrder()) >= 0) {
      throw new InvalidKeySpecException("The private number is not of the curve");
    }
    try {
      BigInteger x = coordinate(key);
      byte[] signature = sign(key);
      BigInteger y = root(curve.getCurve(), x);
      BigInteger prime = ((ECFieldFp) curve.getCurve().getField()).getP();
      for (BigInteger candidate : new BigInteger[] {y, prime.subtract(y)}) {
        ECPoint point = new ECPoint(x, candidate);
        if (verifies(publicKey(point, curve), signature)) {
          return point;
        }
      }
      throw new InvalidKeySpecException("The key does not sign as its number says");
    } catch (InvalidKeySpecException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new InvalidKeySpecException("The software key cannot be used: " + e.getMessage(), e);
    }
  }

  private static BigInteger coordinate(ECPrivateKey key) throws GeneralSecurityException {
    KeyAgreement agreement =
        KeyAgreement.getInstance("ECDH", SoftwareProviders.of("KeyAgreement", "ECDH"));
    agreement.init(key);
    agreement.doPhase(publicKey(key.getParams().getGenerator(), key.getParams()), true);
    return new BigInteger(1, agreement.generateSecret());
  }

  private static BigInteger root(EllipticCurve curve, BigInteger x) {
    BigInteger prime = ((ECFieldFp) curve.getField()).getP();
    BigInteger square = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
    return square.modPow(prime.add(BigInteger.ONE).divide(FOUR), prime);
  }

  private static PublicKey publicKey(ECPoint point, ECParameterSpec curve)
      throws GeneralSecurityException {
    return KeyFactory.getInstance("EC", SoftwareProviders.of("KeyFactory", "EC"))
        .generatePublic(new ECPublicKeySpec(point, curve));
  }

  private static byte[] sign(ECPrivateKey key) throws GeneralSecurityException {
    Signature signer =
        Signature.getInstance(SIGNATURE, SoftwareProviders.of("Signature", SIGNATURE));
    signer.initSign(key);
    return signer.sign();
  }

  private static boolean verifies(PublicKey key, byte[] signature) throws GeneralSecurityException {
    Signature verifier =
        Signature.getInstance(SIGNATURE, SoftwareProviders.of("Signature", SIGNATURE));
    verifier.initVerify(key);
    return verifier.verify(Arrays.copyOf(signature, signature.length));
  }
}
