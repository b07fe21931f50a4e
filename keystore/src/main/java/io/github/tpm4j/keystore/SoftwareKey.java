package io.github.tpm4j.keystore;

import io.github.tpm4j.keystore.family.SoftwareNumbers;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmuPublicId;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.BigEndian;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.objects.TpmsRsaParms;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.objects.TpmtSensitive;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.InvalidKeySpecException;
import java.util.List;

/**
 * A key of software as the two areas of a TPM object (Part 1, 27.5 and C.8): an RSA key by one of
 * its primes, an elliptic-curve key by its number.
 *
 * @param sensitive is to be wiped
 */
record SoftwareKey(TpmtPublic publicArea, TpmtSensitive sensitive) implements AutoCloseable {
  private static final int NOT_OF_THIS_TPM =
      TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN;
  private static final List<TpmEccCurve> CURVES =
      List.of(TpmEccCurve.NIST_P256, TpmEccCurve.NIST_P384, TpmEccCurve.NIST_P521);

  /**
   * An RSA key of two primes.
   *
   * @throws InvalidKeySpecException if its numbers do not belong together, or no TPM has such keys
   */
  static SoftwareKey of(RSAPrivateCrtKey key) throws InvalidKeySpecException {
    BigInteger modulus = key.getModulus();
    SoftwareNumbers.require(key);
    int modulusBytes = modulus.bitLength() / Byte.SIZE;
    TpmtPublic template =
        movable(KeyTemplate.rsa(modulus.bitLength()))
            .withUnique(new Tpm2bPublicKeyRsa(Bytes.adopt(BigEndian.bytes(modulus, modulusBytes))));
    return of(template, TpmAlg.RSA, BigEndian.bytes(key.getPrimeP(), modulusBytes / 2));
  }

  /**
   * An elliptic-curve key.
   *
   * @throws InvalidKeySpecException if its number is none of the curve, or the curve is not known
   */
  static SoftwareKey of(ECPrivateKey key) throws InvalidKeySpecException {
    TpmEccCurve curve = curve(key.getParams());
    ECPoint point = PublicPoint.of(key);
    int fieldBytes = (key.getParams().getCurve().getField().getFieldSize() + 7) / Byte.SIZE;
    TpmuPublicId unique =
        new TpmsEccPoint(
            Bytes.adopt(BigEndian.bytes(point.getAffineX(), fieldBytes)),
            Bytes.adopt(BigEndian.bytes(point.getAffineY(), fieldBytes)));
    TpmtPublic template = movable(KeyTemplate.ec(curve)).withUnique(unique);
    return of(template, TpmAlg.ECC, BigEndian.bytes(key.getS(), fieldBytes));
  }

  /** The key as it is once it is bound to a policy; without elements, as it is. */
  SoftwareKey boundTo(Policy policy) {
    if (policy.elements().isEmpty()) {
      return this;
    }
    TpmtPublic bound =
        new TpmtPublic(
            publicArea.type(),
            publicArea.nameAlg(),
            publicArea.objectAttributes().without(TpmaObject.USER_WITH_AUTH),
            policy.digest(HashAlg.of(publicArea.nameAlg())),
            publicArea.parameters(),
            publicArea.unique());
    return new SoftwareKey(bound, sensitive);
  }

  private static TpmEccCurve curve(ECParameterSpec numbers) throws InvalidKeySpecException {
    for (TpmEccCurve curve : CURVES) {
      ECParameterSpec known = PublicKeys.parameters(curve);
      if (numbers != null
          && known.getCurve().equals(numbers.getCurve())
          && known.getGenerator().equals(numbers.getGenerator())) {
        return curve;
      }
    }
    throw new InvalidKeySpecException("Keys on P-256, P-384 and P-521 are taken into the TPM");
  }

  /**
   * This key with the attributes, schemes and policy of a template.
   *
   * @param authValue is copied
   * @throws InvalidKeySpecException if the template is of another kind of key
   */
  SoftwareKey as(TpmtPublic template, SecretBytes authValue) throws InvalidKeySpecException {
    if (!kind(publicArea).equals(kind(template))) {
      throw new InvalidKeySpecException(
          "the key is %s, not %s".formatted(kind(publicArea), kind(template)));
    }
    return new SoftwareKey(
        template.withUnique(publicArea.unique()),
        new TpmtSensitive(
            sensitive.sensitiveType(),
            SecretBytes.of(authValue.borrow()),
            SecretBytes.EMPTY,
            SecretBytes.of(sensitive.sensitive().borrow())));
  }

  private static String kind(TpmtPublic area) {
    return area.parameters() instanceof TpmsRsaParms rsa
        ? "RSA " + rsa.keyBits()
        : "EC " + ((TpmsEccParms) area.parameters()).curveId();
  }

  private static TpmtPublic movable(KeyTemplate template) {
    return template.signing().decrypting().without(NOT_OF_THIS_TPM).build();
  }

  private static SoftwareKey of(TpmtPublic area, TpmAlg type, byte[] secret) {
    TpmtSensitive sensitive =
        new TpmtSensitive(type, SecretBytes.EMPTY, SecretBytes.EMPTY, SecretBytes.adopt(secret));
    return new SoftwareKey(area, sensitive);
  }

  @Override
  public void close() {
    sensitive.close();
  }
}
