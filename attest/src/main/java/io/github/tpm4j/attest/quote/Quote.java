package io.github.tpm4j.attest.quote;

import io.github.tpm4j.tss.algorithms.TpmtSignature;
import io.github.tpm4j.tss.wire.Bytes;
import java.util.Objects;

/**
 * A quote as it was received; nothing of it is verified.
 *
 * @param attest the TPMS_ATTEST (Part 2, 10.12.12), without the 2 bytes of size of a TPM2B_ATTEST;
 *     the file that {@code tpm2_quote --message} writes
 * @param signature the TPMT_SIGNATURE (Part 2, 11.3.4) over it; the file that {@code tpm2_quote
 *     --signature} writes
 */
public record Quote(Bytes attest, Bytes signature) {

  /**
   * Makes one from its components.
   *
   * @param attest the TPMS_ATTEST (Part 2, 10.12.12), without the 2 bytes of size of a
   *     TPM2B_ATTEST; the file that {@code tpm2_quote --message} writes
   * @param signature the TPMT_SIGNATURE (Part 2, 11.3.4) over it; the file that {@code tpm2_quote
   *     --signature} writes
   */
  public Quote {
    Objects.requireNonNull(attest, "attest");
    Objects.requireNonNull(signature, "signature");
  }

  /**
   * {@return a quote as TPM2_Quote answers it}
   *
   * @param quoted the bytes of TPM2B_ATTEST, without its size
   * @param signature made by the attestation key
   */
  public static Quote of(Bytes quoted, TpmtSignature signature) {
    return new Quote(quoted, Bytes.adopt(signature.marshal()));
  }
}
