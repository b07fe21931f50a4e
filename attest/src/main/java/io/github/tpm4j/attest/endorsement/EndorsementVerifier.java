package io.github.tpm4j.attest.endorsement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.Verdict;
import io.github.tpm4j.attest.eventlog.PrintableText;
import io.github.tpm4j.attest.statement.Findings;
import io.github.tpm4j.tss.wire.Bytes;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Verifies certificates of endorsement keys by roots that the caller trusts. Immutable; any number
 * of threads may use it. Nothing is fetched: revocation is the caller's to look at.
 */
public final class EndorsementVerifier {
  /** id-kp EK certificate (EK Credential Profile 3.2.16). */
  private static final String EK_CERTIFICATE = "2.23.133.8.1";

  private static final int MAX_ISSUERS = 16;
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int KEY_AGREEMENT = 4;

  private final List<X509Certificate> roots;
  private final List<X509Certificate> issuers;
  private final Instant time;
  private final Set<String> manufacturers;

  private EndorsementVerifier(
      List<X509Certificate> roots,
      List<X509Certificate> issuers,
      Instant time,
      Set<String> manufacturers) {
    this.roots = roots;
    this.issuers = issuers;
    this.time = time;
    this.manufacturers = manufacturers;
  }

  /**
   * Trusts these authorities.
   *
   * @param roots of TPM makers; one at least
   * @return a verifier that knows no issuers
   * @throws IllegalArgumentException if there is none
   */
  public static EndorsementVerifier trusting(Collection<X509Certificate> roots) {
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("nobody is trusted");
    }
    return new EndorsementVerifier(List.copyOf(roots), List.of(), null, Set.of());
  }

  /**
   * Knows certificates between the roots and the endorsement keys, which are trusted by the roots.
   *
   * @param known which need not be used
   * @return a verifier that knows these
   */
  public EndorsementVerifier knowing(Collection<X509Certificate> known) {
    return new EndorsementVerifier(roots, List.copyOf(known), time, manufacturers);
  }

  /**
   * Looks at the dates in certificates as of another time than now.
   *
   * @param other instead of now
   * @return a verifier for that time
   */
  public EndorsementVerifier at(Instant other) {
    return new EndorsementVerifier(roots, issuers, other, manufacturers);
  }

  /**
   * Takes TPMs of some makers only.
   *
   * @param letters of the TCG's registry, such as {@code INTC}
   * @return a verifier that takes only these
   */
  public EndorsementVerifier madeBy(Set<String> letters) {
    return new EndorsementVerifier(roots, issuers, time, Set.copyOf(letters));
  }

  /**
   * Verifies a certificate.
   *
   * @param contents of its NV Index, as {@link EndorsementCertificate#read} takes them
   * @param chain of the NV Indices from 0x01C00100 on; empty if the TPM has none
   * @return the certificate, or why it is refused
   */
  public Verdict<EndorsementCertificate> verify(Bytes contents, Bytes chain) {
    return Verdict.of(
        () -> {
          List<X509Certificate> found = CertificateBytes.all(chain);
          return check(EndorsementCertificate.of(CertificateBytes.first(contents)), found);
        });
  }

  private EndorsementCertificate check(
      EndorsementCertificate endorsement, List<X509Certificate> fromTpm) throws RefusedException {
    Findings findings = new Findings();
    checkPurpose(endorsement.certificate(), findings);
    checkChip(endorsement, findings);
    checkChain(endorsement.certificate(), fromTpm, findings);
    findings.throwIfAny();
    return endorsement;
  }

  private void checkChip(EndorsementCertificate endorsement, Findings findings) {
    findings.require(
        manufacturers.isEmpty()
            || endorsement
                .chip()
                .flatMap(ChipIdentity::manufacturerLetters)
                .filter(manufacturers::contains)
                .isPresent(),
        Reason.CHIP_DIFFERS,
        "certificate.subjectAltName",
        "not of one of the makers that are taken");
  }

  private static void checkPurpose(X509Certificate certificate, Findings findings) {
    findings.require(
        certificate.getBasicConstraints() < 0,
        Reason.PURPOSE_DIFFERS,
        "certificate.basicConstraints",
        "that of an authority");
    boolean[] usage = certificate.getKeyUsage();
    findings.require(
        usage == null || usage[KEY_ENCIPHERMENT] || usage[KEY_AGREEMENT],
        Reason.PURPOSE_DIFFERS,
        "certificate.keyUsage",
        "neither keyEncipherment nor keyAgreement");
    try {
      List<String> extended = certificate.getExtendedKeyUsage();
      // Older certificates have no such extension.
      findings.require(
          extended == null || extended.contains(EK_CERTIFICATE),
          Reason.PURPOSE_DIFFERS,
          "certificate.extKeyUsage",
          extended + " without " + EK_CERTIFICATE);
    } catch (CertificateParsingException e) {
      findings.add(
          Reason.MALFORMED,
          "certificate.extKeyUsage",
          PrintableText.of(String.valueOf(e.getMessage())));
    }
  }

  private void checkChain(
      X509Certificate certificate, List<X509Certificate> fromTpm, Findings findings) {
    try {
      path(certificate, fromTpm);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Providers meet an enemy's certificates here; what they stumble over leads to no root.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String text = PrintableText.of(String.valueOf(cause.getMessage()));
      findings.add(Reason.CHAIN_WRONG, "certificate", "no path to a root: " + text);
    }
  }

  private PKIXCertPathBuilderResult path(X509Certificate certificate, List<X509Certificate> fromTpm)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(certificate);
    Set<TrustAnchor> anchors = new HashSet<>();
    roots.forEach(root -> anchors.add(new TrustAnchor(root, null)));
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
    List<Certificate> known = new ArrayList<>(issuers);
    known.addAll(fromTpm);
    known.add(certificate);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
    parameters.setRevocationEnabled(false);
    parameters.setMaxPathLength(MAX_ISSUERS);
    parameters.setDate(time == null ? null : Date.from(time));
    return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
  }
}
