package io.github.tpm4j.attest.endorsement;

import io.github.tpm4j.attest.AttestationKey;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.tss.error.TpmUnsupportedException;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The certificate of an endorsement key, as it was read; nobody has vouched for it yet. Immutable.
 *
 * @param certificate as it is in the TPM, byte for byte
 * @param publicKey of the endorsement key; RSA also where the certificate says id-RSAES-OAEP
 * @param chip which TPM it is about; empty if it does not say
 */
public record EndorsementCertificate(
    X509Certificate certificate, PublicKey publicKey, Optional<ChipIdentity> chip) {

  /**
   * Reads a certificate.
   *
   * @param contents of the NV Index: DER, which may have the header of TPM 1.2 before it and any
   *     bytes after it; 65,536 bytes at the most
   * @return refused if there is no certificate
   */
  public static Verdict<EndorsementCertificate> read(Bytes contents) {
    return Verdict.of(() -> of(CertificateBytes.first(contents)));
  }

  /**
   * Reads the certificates of issuers that a TPM has beside its own.
   *
   * @param contents of the NV Indices from 0x01C00100 on, one after another: DER, and then any
   *     bytes
   * @return refused if one of them is no certificate, or there are more than 16
   */
  public static Verdict<List<X509Certificate>> readIssuers(Bytes contents) {
    return Verdict.of(() -> List.copyOf(CertificateBytes.all(contents)));
  }

  static EndorsementCertificate of(X509Certificate certificate) throws RefusedException {
    return new EndorsementCertificate(
        certificate, SubjectKeys.of(certificate), ChipIdentity.of(certificate));
  }

  /**
   * The public area of the endorsement key, to make a {@link
   * io.github.tpm4j.attest.key.CredentialChallenge} for: a certificate has the key alone, and the
   * template has the rest.
   *
   * @param template of the range that the certificate's NV Index is of
   * @return empty if the key is not of the template's kind
   */
  public Optional<TpmtPublic> publicArea(EndorsementKey template) {
    try {
      TpmtPublic key = AttestationKey.vouchedFor(publicKey).area();
      TpmtPublic area = template.template().withUnique(key.unique());
      return EndorsementAreas.isSameKind(key, area) ? Optional.of(area) : Optional.empty();
    } catch (TpmUnsupportedException e) {
      return Optional.empty();
    }
  }
}
