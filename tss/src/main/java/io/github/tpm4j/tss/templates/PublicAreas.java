package io.github.tpm4j.tss.templates;

import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.BigEndian;
import io.github.tpm4j.tss.crypto.EccCurves;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAKeyGenParameterSpec;

/** Java's public keys as public areas. */
public final class PublicAreas {
  private PublicAreas() {}

  /**
   * {@return a public area that has this public key, of a signing key for any scheme} Its
   * attributes are those of {@link KeyTemplate}, so that its Name is not that of a key in a TPM.
   *
   * @param key RSA with the exponent 65537, or EC on a curve that TPMs have
   * @throws TpmUnsupportedException if it is another key
   */
  public static TpmtPublic of(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa(rsa);
    }
    if (key instanceof ECPublicKey ec) {
      return ec(ec);
    }
    throw new TpmUnsupportedException("TPMs have no public key of " + key.getAlgorithm());
  }

  private static TpmtPublic rsa(RSAPublicKey key) {
    if (!key.getPublicExponent().equals(RSAKeyGenParameterSpec.F4)) {
      throw new TpmUnsupportedException("an RSA exponent of " + key.getPublicExponent());
    }
    int keyBits = key.getModulus().bitLength();
    return KeyTemplate.rsa(keyBits)
        .signing()
        .build()
        .withUnique(
            new Tpm2bPublicKeyRsa(Bytes.adopt(BigEndian.bytes(key.getModulus(), bytes(keyBits)))));
  }

  private static TpmtPublic ec(ECPublicKey key) {
    int fieldBytes = bytes(key.getParams().getCurve().getField().getFieldSize());
    return KeyTemplate.ec(curve(key))
        .signing()
        .build()
        .withUnique(
            new TpmsEccPoint(
                Bytes.adopt(BigEndian.bytes(key.getW().getAffineX(), fieldBytes)),
                Bytes.adopt(BigEndian.bytes(key.getW().getAffineY(), fieldBytes))));
  }

  private static int bytes(int bits) {
    return (bits + 7) / 8;
  }

  private static TpmEccCurve curve(ECPublicKey key) {
    for (TpmEccCurve curve : TpmEccCurve.values()) {
      if (isOn(key, curve)) {
        return curve;
      }
    }
    throw new TpmUnsupportedException("no curve of TPMs: " + key.getParams());
  }

  private static boolean isOn(ECPublicKey key, TpmEccCurve curve) {
    try {
      return EccCurves.jcaName(curve).isPresent()
          && PublicKeys.parameters(curve).getCurve().equals(key.getParams().getCurve());
    } catch (TpmUnsupportedException e) {
      return false;
    }
  }
}
