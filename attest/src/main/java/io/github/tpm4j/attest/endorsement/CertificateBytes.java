package io.github.tpm4j.attest.endorsement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.attest.eventlog.PrintableText;
import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Finds certificates in what an NV Index holds: makers fill it up, and some write a header. */
final class CertificateBytes {
  private static final int MAX_BYTES = 1 << 16;
  private static final int MAX_CERTIFICATES = 16;

  /** TCG_PCCLIENT_STORED_CERT of TPM 1.2: tag 0x1001 and type 0, and then a size of 2 bytes. */
  private static final Bytes HEADER = Bytes.ofHex("100100");

  private static final int HEADER_BYTES = 5;

  /** TCG_FULL_CERT, which stands in that of most TPMs: its tag, and then the certificate. */
  private static final Bytes FULL_TAG = Bytes.ofHex("1002");

  /** The first byte of a certificate. */
  private static final byte SEQUENCE = 0x30;

  private CertificateBytes() {}

  /** The first certificate; what comes after it is of no account. */
  static X509Certificate first(Bytes contents) throws RefusedException {
    return parse(cut(contents, start(contents)));
  }

  /** All certificates, one after another, up to what is none. */
  static List<X509Certificate> all(Bytes contents) throws RefusedException {
    List<X509Certificate> certificates = new ArrayList<>();
    int position = start(contents);
    while (position < contents.size() && contents.get(position) == SEQUENCE) {
      if (certificates.size() == MAX_CERTIFICATES) {
        throw new RefusedException(
            Reason.OVERSIZED, "chain", "more than " + MAX_CERTIFICATES + " certificates");
      }
      Bytes certificate = cut(contents, position);
      certificates.add(parse(certificate));
      position += certificate.size();
    }
    return certificates;
  }

  private static int start(Bytes contents) throws RefusedException {
    if (contents.size() > MAX_BYTES) {
      throw new RefusedException(
          Reason.OVERSIZED, "certificate", contents.size() + " bytes of " + MAX_BYTES);
    }
    boolean header =
        contents.size() > HEADER_BYTES && contents.slice(0, HEADER.size()).equals(HEADER);
    if (!header) {
      return 0;
    }
    int end = HEADER_BYTES + FULL_TAG.size();
    boolean full = contents.size() > end && contents.slice(HEADER_BYTES, end).equals(FULL_TAG);
    return full ? end : HEADER_BYTES;
  }

  /** By the length in the DER: a certificate may end with the byte that others fill up with. */
  private static Bytes cut(Bytes contents, int position) throws RefusedException {
    if (position < contents.size() && contents.get(position) != SEQUENCE) {
      throw new RefusedException(Reason.MALFORMED, "certificate", "it begins with no SEQUENCE");
    }
    try {
      BerElement element = BerElement.first(contents.borrow(), position);
      return contents.slice(position, position + element.sizeBytes());
    } catch (Asn1Exception e) {
      throw Asn1Refusal.of("certificate", e);
    }
  }

  private static X509Certificate parse(Bytes der) throws RefusedException {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der.borrow()));
    } catch (CertificateException | RuntimeException e) {
      // Providers meet bytes of an enemy here; what they stumble over is no certificate.
      throw new RefusedException(
          Reason.MALFORMED,
          "certificate",
          "no X.509 certificate: " + PrintableText.of(String.valueOf(e.getMessage())));
    }
  }
}
