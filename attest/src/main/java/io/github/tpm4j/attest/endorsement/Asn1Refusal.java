package io.github.tpm4j.attest.endorsement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.tss.asn1.Asn1Exception;

/** What is refused because it is no ASN.1, or another structure. */
final class Asn1Refusal {
  private Asn1Refusal() {}

  static RefusedException of(String where, Asn1Exception cause) {
    Reason reason = cause.isTruncated() ? Reason.TRUNCATED : Reason.MALFORMED;
    return new RefusedException(reason, where, cause.getMessage());
  }
}
