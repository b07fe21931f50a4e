package io.github.tpm4j.attest;

import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.EccCurves;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Objects;
import java.util.Optional;

/**
 * The key that signs attestations. That it is in a genuine TPM is for the caller to know: by a
 * certificate, or by a credential that the TPM has activated (Part 1, 24).
 *
 * @param area its public area; of one made of a certificate's key, only the key itself counts
 * @param attributesKnown whether the area is the TPM's own, so that its attributes prove something
 */
public record AttestationKey(TpmtPublic area, boolean attributesKnown) {
  /** What a key of a TPM that signs only what the TPM made has (Part 2, 8.3). */
  private static final int DEMANDED =
      TpmaObject.FIXED_TPM
          | TpmaObject.FIXED_PARENT
          | TpmaObject.SENSITIVE_DATA_ORIGIN
          | TpmaObject.RESTRICTED
          | TpmaObject.SIGN;

  public AttestationKey {
    Objects.requireNonNull(area, "area");
  }

  /**
   * {@return a key whose public area is known to be the TPM's, by its Name in a certificate or a
   * credential}
   *
   * @param area with TPMA_OBJECT, which is held against what an attestation key must be
   */
  public static AttestationKey of(TpmtPublic area) {
    return new AttestationKey(area, true);
  }

  /**
   * {@return a key of which only the public key is known, such as that of an AK certificate}
   * Whoever issued the certificate vouches that the key signs only what its TPM made; without that
   * the magic number of an attestation means nothing.
   *
   * @param key RSA, or EC on a curve that TPMs have
   * @throws TpmUnsupportedException if it is another key
   */
  public static AttestationKey vouchedFor(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return new AttestationKey(area(rsa), false);
    }
    if (key instanceof ECPublicKey ec) {
      return new AttestationKey(area(ec), false);
    }
    throw new TpmUnsupportedException("no attestation key: " + key.getAlgorithm());
  }

  private static TpmtPublic area(RSAPublicKey key) {
    TpmtPublic template = KeyTemplate.rsa(key.getModulus().bitLength()).signing().build();
    if (!key.getPublicExponent().equals(BigInteger.valueOf(65537))) {
      throw new TpmUnsupportedException("an RSA exponent of " + key.getPublicExponent());
    }
    int modulusBytes = (key.getModulus().bitLength() + 7) / 8;
    return template.withUnique(new Tpm2bPublicKeyRsa(padded(key.getModulus(), modulusBytes)));
  }

  private static TpmtPublic area(ECPublicKey key) {
    TpmEccCurve curve = curve(key);
    int fieldBytes = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
    return KeyTemplate.ec(curve)
        .signing()
        .build()
        .withUnique(
            new TpmsEccPoint(
                padded(key.getW().getAffineX(), fieldBytes),
                padded(key.getW().getAffineY(), fieldBytes)));
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

  private static Bytes padded(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] result = new byte[length];
    int count = Math.min(bytes.length, length);
    System.arraycopy(bytes, bytes.length - count, result, length - count, count);
    return Bytes.adopt(result);
  }

  /**
   * {@return the Name of the key (Part 1, 16); of one that is vouched for, nothing that a TPM
   * knows}
   */
  public Bytes name() {
    return EntityNames.of(area);
  }

  /**
   * What the key lacks of an attestation key.
   *
   * @return empty if it lacks nothing, or it is vouched for
   */
  public Optional<String> unfitness() {
    int attributes = area.objectAttributes().value();
    if (!attributesKnown || (attributes & (DEMANDED | TpmaObject.DECRYPT)) == DEMANDED) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            "TPMA_OBJECT is 0x%08X; restricted, sign, fixedTPM, fixedParent and"
                + " sensitiveDataOrigin must be SET and decrypt CLEAR (0x%08X)",
            attributes, DEMANDED));
  }
}
