package io.github.tpm4j.tss.device;

import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Optional;

/**
 * A key outside the TPM; nothing in it is secret.
 *
 * @param publicArea the TPMT_PUBLIC
 * @param privateArea the octets of the TPM2B_PRIVATE, without its size; encrypted by the parent
 * @param creation what the TPM says of its making; only of one that was just made by TPM2_Create
 */
public record KeyBlob(TpmtPublic publicArea, Bytes privateArea, Optional<Creation> creation) {

  /**
   * A key of whose making nothing is known.
   *
   * @param publicArea the TPMT_PUBLIC
   * @param privateArea the octets of the TPM2B_PRIVATE, without its size
   */
  public KeyBlob(TpmtPublic publicArea, Bytes privateArea) {
    this(publicArea, privateArea, Optional.empty());
  }
}
