package io.github.tpm4j.engine.attestation.x509;

import io.github.tpm4j.engine.crypto.ecc.EccCurve;
import io.github.tpm4j.engine.crypto.ecc.EccPoint;
import io.github.tpm4j.engine.crypto.rsa.RsaPublicKey;
import io.github.tpm4j.engine.objects.LoadedObject;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.constants.TpmAlg;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** What X.509 calls the keys and schemes of a TPM (RFC 3279, 4055, 5480, 5758). */
public final class KeyIdentifiers {
  private static final Map<EccCurve, ASN1ObjectIdentifier> CURVES =
      Map.of(
          EccCurve.NIST_P192, SECObjectIdentifiers.secp192r1,
          EccCurve.NIST_P224, SECObjectIdentifiers.secp224r1,
          EccCurve.NIST_P256, SECObjectIdentifiers.secp256r1,
          EccCurve.NIST_P384, SECObjectIdentifiers.secp384r1,
          EccCurve.NIST_P521, SECObjectIdentifiers.secp521r1,
          EccCurve.SM2_P256, GMObjectIdentifiers.sm2p256v1);
  private static final Map<TpmAlg, String> HASHES =
      Map.of(
          TpmAlg.SHA1, "SHA1",
          TpmAlg.SHA256, "SHA256",
          TpmAlg.SHA384, "SHA384",
          TpmAlg.SHA512, "SHA512",
          TpmAlg.SM3_256, "SM3",
          TpmAlg.SHA3_256, "SHA3-256",
          TpmAlg.SHA3_384, "SHA3-384",
          TpmAlg.SHA3_512, "SHA3-512");
  private static final Map<TpmAlg, String> SCHEMES =
      Map.of(
          TpmAlg.RSASSA, "WITHRSA",
          TpmAlg.RSAPSS, "WITHRSAANDMGF1",
          TpmAlg.ECDSA, "WITHECDSA",
          TpmAlg.SM2, "WITHSM2");

  private KeyIdentifiers() {}

  /** The identifier of a signing scheme; empty if none is defined. */
  public static Optional<AlgorithmIdentifier> ofScheme(TpmtSigScheme scheme) {
    String ending = SCHEMES.get(scheme.scheme());
    // SM2 is defined with its own hash; libtpms knows no identifier for others.
    boolean isOdd = scheme.scheme().equals(TpmAlg.SM2) && !scheme.hash().equals(TpmAlg.SM3_256);
    if (ending == null || isOdd) {
      return Optional.empty();
    }
    try {
      String name = HASHES.get(scheme.hash()) + ending;
      return Optional.of(new DefaultSignatureAlgorithmIdentifierFinder().find(name));
    } catch (IllegalArgumentException e) {
      // Not every pair of a scheme and a hash has an object identifier.
      return Optional.empty();
    }
  }

  /** The public key of an object; empty if it has none on its curve, or this no identifier. */
  public static Optional<SubjectPublicKeyInfo> ofKey(LoadedObject object) {
    if (object.isType(TpmAlg.RSA)) {
      return Optional.of(rsa(object.keyMaterial().rsaPublic()));
    }
    if (!object.isType(TpmAlg.ECC)) {
      return Optional.empty();
    }
    // What stands in the public area may have zeros in front, or if it has no Name be no point.
    return object
        .keyMaterial()
        .eccPoint()
        .filter(point -> CURVES.containsKey(point.curve()))
        .map(KeyIdentifiers::ofPoint);
  }

  private static SubjectPublicKeyInfo rsa(RsaPublicKey key) {
    AlgorithmIdentifier algorithm =
        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    return new SubjectPublicKeyInfo(
        algorithm, Der.encoded(new RSAPublicKey(key.modulus(), key.exponent())));
  }

  /** A point on one of the curves that have an identifier. */
  public static SubjectPublicKeyInfo ofPoint(EccPoint point) {
    return new SubjectPublicKeyInfo(
        new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, CURVES.get(point.curve())),
        point.encoded());
  }
}
