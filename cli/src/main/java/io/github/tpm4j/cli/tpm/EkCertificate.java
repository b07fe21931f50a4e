package io.github.tpm4j.cli.tpm;

import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Optional;

/**
 * The NV Index of an endorsement key's certificate.
 *
 * @param sizeBytes of the Index; 0 if it was not read
 * @param certificate nobody has vouched for it; empty if it could not be read
 * @param problem why it could not be read; empty if it was
 */
public record EkCertificate(
    TpmHandle nvIndex,
    int sizeBytes,
    Optional<EndorsementCertificate> certificate,
    Optional<String> problem) {

  /** One that could not be read. */
  public static EkCertificate unread(TpmHandle nvIndex, int sizeBytes, String problem) {
    return new EkCertificate(nvIndex, sizeBytes, Optional.empty(), Optional.of(problem));
  }
}
