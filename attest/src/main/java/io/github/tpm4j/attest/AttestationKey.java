package io.github.tpm4j.attest;

import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.names.EntityNames;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.PublicAreas;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.PublicKey;
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

  /**
   * Makes one from its components.
   *
   * @param area its public area; of one made of a certificate's key, only the key itself counts
   * @param attributesKnown whether the area is the TPM's own, so that its attributes prove
   *     something
   */
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
    return new AttestationKey(PublicAreas.of(key), false);
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
