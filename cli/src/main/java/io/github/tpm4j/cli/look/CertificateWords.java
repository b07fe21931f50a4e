package io.github.tpm4j.cli.look;

import io.github.tpm4j.attest.endorsement.ChipIdentity;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.attest.eventlog.PrintableText;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.security.auth.x500.X500Principal;

/** What a certificate says, for people; without what could move a terminal's cursor. */
public final class CertificateWords {
  private CertificateWords() {}

  /** The key, until when the certificate is valid, and by whom it is. */
  public static String line(EndorsementCertificate endorsement) {
    X509Certificate certificate = endorsement.certificate();
    return key(endorsement.publicKey())
        + ", until "
        + LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC)
        + ", by "
        + name(certificate.getIssuerX500Principal());
  }

  /** A name as text (RFC 2253). */
  public static String name(X500Principal principal) {
    return PrintableText.of(principal.getName());
  }

  /** Such as {@code RSA 2048}. */
  static String key(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return "RSA " + rsa.getModulus().bitLength();
    }
    return key instanceof ECPublicKey ec
        ? "ECC " + ec.getParams().getCurve().getField().getFieldSize()
        : PrintableText.of(key.getAlgorithm());
  }

  /** The subject's name and which chip it is; EK certificates often have no name. */
  public static String subject(EndorsementCertificate endorsement) {
    String name = endorsement.certificate().getSubjectX500Principal().getName();
    String chip = endorsement.chip().map(CertificateWords::chip).orElse("");
    String separator = name.isEmpty() || chip.isEmpty() ? "" : ", ";
    String text = name + separator + chip;
    return text.isEmpty() ? "nobody: it has no name" : PrintableText.of(text);
  }

  private static String chip(ChipIdentity chip) {
    String maker =
        chip.manufacturerName().or(chip::manufacturerLetters).orElse(chip.manufacturer());
    return "TPM of " + maker + ", model " + chip.model() + ", version " + chip.version();
  }
}
