package io.github.tpm4j.engine.testing;

import io.github.tpm4j.engine.crypto.montgomery.MontgomeryCurve;
import io.github.tpm4j.engine.objects.EccPoints;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtEccScheme;
import io.github.tpm4j.tss.algorithms.TpmtKdfScheme;
import io.github.tpm4j.tss.algorithms.TpmtSymDefObject;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** Templates of X25519 and X448 keys, and the same keys of the JDK. */
public final class XdhKeys {
  public static final TpmtEccScheme ECDH = TpmtEccScheme.of(TpmAlg.ECDH, TpmAlg.SHA256);

  private XdhKeys() {}

  /** A key that agrees on secrets. */
  public static TpmtPublic ecdh(MontgomeryCurve curve) {
    return template(curve, ECDH, TpmtKdfScheme.NULL, TpmaObject.DECRYPT);
  }

  /** A key that decapsulates. */
  public static TpmtPublic dhkem(MontgomeryCurve curve) {
    return template(curve, TpmtEccScheme.NULL, hkdf(curve), TpmaObject.DECRYPT);
  }

  /** HKDF with the hash that RFC 9180, 7.1 gives the curve. */
  public static TpmtKdfScheme hkdf(MontgomeryCurve curve) {
    return TpmtKdfScheme.of(
        TpmAlg.HKDF, curve == MontgomeryCurve.X25519 ? TpmAlg.SHA256 : TpmAlg.SHA512);
  }

  /** A template for a primary key. */
  public static TpmtPublic template(
      MontgomeryCurve curve, TpmtEccScheme scheme, TpmtKdfScheme kdf, int uses) {
    return new TpmtPublic(
        TpmAlg.ECC,
        TpmAlg.SHA256,
        TpmaObject.of(
            PostQuantumKeys.FIXED
                | TpmaObject.SENSITIVE_DATA_ORIGIN
                | TpmaObject.USER_WITH_AUTH
                | TpmaObject.NO_DA
                | uses),
        Bytes.EMPTY,
        new TpmsEccParms(TpmtSymDefObject.NULL, scheme, curve.id(), kdf),
        EccPoints.NONE);
  }

  /** A u coordinate as the point that a TPM has for it. */
  public static TpmsEccPoint point(byte[] encoded) {
    return new TpmsEccPoint(Bytes.of(encoded), Bytes.EMPTY);
  }

  /** The JDK's public key of an encoding. */
  public static PublicKey publicKey(MontgomeryCurve curve, byte[] encoded)
      throws GeneralSecurityException {
    return factory(curve)
        .generatePublic(new X509EncodedKeySpec(joined(publicPrefix(curve), encoded)));
  }

  /** The JDK's private key of these octets. */
  public static PrivateKey privateKey(MontgomeryCurve curve, byte[] octets)
      throws GeneralSecurityException {
    String prefix =
        curve == MontgomeryCurve.X25519
            ? "302e020100300506032b656e04220420"
            : "3046020100300506032b656f043a0438";
    return factory(curve).generatePrivate(new PKCS8EncodedKeySpec(joined(prefix, octets)));
  }

  /** A key pair of the JDK. */
  public static KeyPair pair(MontgomeryCurve curve) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(curve.name(), "SunEC").generateKeyPair();
  }

  /** The encoding of a public key of the JDK. */
  public static byte[] encoded(MontgomeryCurve curve, PublicKey key) {
    byte[] info = key.getEncoded();
    return Arrays.copyOfRange(info, info.length - curve.keyBytes(), info.length);
  }

  /** The secret on which the JDK agrees. */
  public static byte[] agreed(PrivateKey own, PublicKey other) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("XDH", "SunEC");
    agreement.init(own);
    agreement.doPhase(other, true);
    return agreement.generateSecret();
  }

  private static KeyFactory factory(MontgomeryCurve curve) throws GeneralSecurityException {
    return KeyFactory.getInstance(curve.name(), "SunEC");
  }

  private static String publicPrefix(MontgomeryCurve curve) {
    return curve == MontgomeryCurve.X25519
        ? "302a300506032b656e032100"
        : "3042300506032b656f033900";
  }

  private static byte[] joined(String prefix, byte[] rest) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(HexFormat.of().parseHex(prefix));
    out.writeBytes(rest);
    return out.toByteArray();
  }
}
