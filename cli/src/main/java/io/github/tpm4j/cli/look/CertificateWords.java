package io.github.tpm4j.cli.look;

import io.github.tpm4j.attest.endorsement.ChipIdentity;
import io.github.tpm4j.attest.endorsement.EndorsementCertificate;
import io.github.tpm4j.attest.eventlog.PrintableText;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/** What a certificate says, for people; without what could move a terminal's cursor. */
final class CertificateWords {
  private CertificateWords() {}

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
  static String subject(EndorsementCertificate endorsement) {
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
