package io.github.tpm4j.attest.key;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Objects;
import java.util.Optional;

/**
 * What a TPM says about a key, as it was received; nothing of it is verified.
 *
 * @param attest the TPMS_ATTEST (Part 2, 10.12.12), without the 2 bytes of size of a TPM2B_ATTEST
 * @param signature the TPMT_SIGNATURE over it
 * @param publicArea the TPMT_PUBLIC of the key (Part 2, 12.2.4), without the 2 bytes of size of a
 *     TPM2B_PUBLIC
 * @param creationData the TPMS_CREATION_DATA (Part 2, 15.1), without the 2 bytes of size; only of
 *     TPM2_CertifyCreation
 */
public record KeyStatement(
    Bytes attest, Bytes signature, Bytes publicArea, Optional<Bytes> creationData) {

  /**
   * Makes one from its components.
   *
   * @param attest the TPMS_ATTEST (Part 2, 10.12.12), without the 2 bytes of size of a TPM2B_ATTEST
   * @param signature the TPMT_SIGNATURE over it
   * @param publicArea the TPMT_PUBLIC of the key (Part 2, 12.2.4), without the 2 bytes of size of a
   *     TPM2B_PUBLIC
   * @param creationData the TPMS_CREATION_DATA (Part 2, 15.1), without the 2 bytes of size; only of
   *     TPM2_CertifyCreation
   */
  public KeyStatement {
    Objects.requireNonNull(attest, "attest");
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(publicArea, "publicArea");
  }

  /**
   * {@return as TPM2_Certify answers}
   *
   * @param certifyInfo the bytes of TPM2B_ATTEST, without its size
   * @param signature made by the attestation key
   * @param area the public area of the key that is certified
   */
  public static KeyStatement certified(
      Bytes certifyInfo, TpmtSignature signature, TpmtPublic area) {
    return of(certifyInfo, signature, area, Optional.empty());
  }

  /**
   * {@return as TPM2_CertifyCreation answers}
   *
   * @param certifyInfo the bytes of TPM2B_ATTEST, without its size
   * @param creationData as TPM2_Create or TPM2_CreatePrimary has answered them
   * @param signature made by the attestation key
   * @param area the public area of the key that is certified
   */
  public static KeyStatement created(
      Bytes certifyInfo, TpmtSignature signature, TpmtPublic area, Bytes creationData) {
    return of(certifyInfo, signature, area, Optional.of(creationData));
  }

  private static KeyStatement of(
      Bytes certifyInfo, TpmtSignature signature, TpmtPublic area, Optional<Bytes> creationData) {
    return new KeyStatement(
        certifyInfo, Bytes.adopt(signature.marshal()), Bytes.adopt(area.marshal()), creationData);
  }
}
