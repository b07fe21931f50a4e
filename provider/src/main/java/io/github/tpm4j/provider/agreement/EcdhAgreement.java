package io.github.tpm4j.provider.agreement;

import io.github.tpm4j.keystore.TpmEcPrivateKey;
import io.github.tpm4j.provider.Failures;
import io.github.tpm4j.tss.error.TpmException;
import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import java.util.Arrays;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** ECDH (SP 800-56A, 5.7.1.2) by TPM2_ECDH_ZGen (Part 3, 14.5): the shared point's x-coordinate. */
final class EcdhAgreement extends KeyAgreementSpi {
  private TpmEcPrivateKey key;
  private byte[] secret;

  @Override
  protected void engineInit(Key privateKey, SecureRandom random) throws InvalidKeyException {
    key = null;
    forget();
    TpmEcPrivateKey tpmKey = Failures.requireTpmKey(privateKey, TpmEcPrivateKey.class);
    if (!tpmKey.canAgree()) {
      throw new InvalidKeyException("TPM key " + tpmKey.alias() + " is not for key agreement");
    }
    key = tpmKey;
  }

  @Override
  protected void engineInit(Key privateKey, AlgorithmParameterSpec parameters, SecureRandom random)
      throws InvalidKeyException, InvalidAlgorithmParameterException {
    if (parameters != null) {
      throw new InvalidAlgorithmParameterException("ECDH has no parameters");
    }
    engineInit(privateKey, random);
  }

  @Override
  protected Key engineDoPhase(Key other, boolean last) throws InvalidKeyException {
    if (key == null || !last || secret != null) {
      throw new IllegalStateException("ECDH has one phase, after init or generateSecret");
    }
    if (!(other instanceof ECPublicKey publicKey) || publicKey.getParams() == null) {
      throw new InvalidKeyException("ECDH needs the other side's elliptic-curve public key");
    }
    EllipticCurve curve = key.getParams().getCurve();
    if (!publicKey.getParams().getCurve().equals(curve) || !isWithin(curve, publicKey.getW())) {
      throw new InvalidKeyException(
          "The other side's key is on another curve than TPM key " + key.alias());
    }
    try {
      secret = key.agree(publicKey.getW());
    } catch (TpmException e) {
      throw Failures.invalidKey("Cannot agree on a secret", key, e);
    }
    return null;
  }

  // Only that its coordinates are of the field; whether they fulfil the equation, the TPM checks.
  private static boolean isWithin(EllipticCurve curve, ECPoint point) {
    BigInteger prime = ((ECFieldFp) curve.getField()).getP();
    return !point.equals(ECPoint.POINT_INFINITY)
        && isBelow(prime, point.getAffineX())
        && isBelow(prime, point.getAffineY());
  }

  private static boolean isBelow(BigInteger prime, BigInteger coordinate) {
    return coordinate.signum() >= 0 && coordinate.compareTo(prime) < 0;
  }

  @Override
  protected byte[] engineGenerateSecret() {
    if (secret == null) {
      throw new IllegalStateException("ECDH has no secret before doPhase");
    }
    byte[] result = secret.clone();
    forget();
    return result;
  }

  @Override
  protected int engineGenerateSecret(byte[] target, int offset) throws ShortBufferException {
    if (secret != null && target.length - offset < secret.length) {
      throw new ShortBufferException("ECDH gives " + secret.length + " bytes");
    }
    byte[] result = engineGenerateSecret();
    System.arraycopy(result, 0, target, offset, result.length);
    Arrays.fill(result, (byte) 0);
    return result.length;
  }

  @Override
  protected SecretKey engineGenerateSecret(String algorithm) throws NoSuchAlgorithmException {
    if (algorithm == null || algorithm.isEmpty()) {
      throw new NoSuchAlgorithmException("ECDH needs the name of the secret key's algorithm");
    }
    byte[] result = engineGenerateSecret();
    try {
      return new SecretKeySpec(result, algorithm);
    } finally {
      Arrays.fill(result, (byte) 0);
    }
  }

  private void forget() {
    if (secret != null) {
      Arrays.fill(secret, (byte) 0);
      secret = null;
    }
  }
}
