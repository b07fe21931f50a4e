package io.github.tpm4j.provider.generation;

import io.github.tpm4j.keystore.family.PrivateKeyInTpm;
import io.github.tpm4j.tss.asn1.Der;
import io.github.tpm4j.tss.asn1.Oid;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * A request for a certificate of a TPM key (PKCS#10, RFC 2986).
 *
 * @param subject the name that is asked for
 * @param names the subject alternative names that are asked for; may be empty
 */
public record CertificateRequest(X500Principal subject, List<AlternativeName> names) {
  private static final int VERSION_1 = 0;

  /** An element [0] IMPLICIT, constructed. */
  private static final int ATTRIBUTES = 0xA0;

  private static final Oid EXTENSION_REQUEST = new Oid("1.2.840.113549.1.9.14");
  private static final Oid SUBJECT_ALT_NAME = new Oid("2.5.29.17");

  public CertificateRequest {
    names = List.copyOf(names);
  }

  /**
   * The request, signed by the key that it is for.
   *
   * @param provider whose key it is
   * @param algorithm a JCA name that certificates have an identifier for, such as {@code
   *     SHA256withECDSA}
   * @return a CertificationRequest in DER
   * @throws GeneralSecurityException if the key does not sign, or not by the algorithm
   */
  public byte[] signedBy(PrivateKeyInTpm key, Provider provider, String algorithm)
      throws GeneralSecurityException {
    byte[] toBeSigned =
        Der.sequence(
            Der.integer(VERSION_1),
            subject.getEncoded(),
            key.publicKey().getEncoded(),
            Der.element(ATTRIBUTES, attributes()));
    Signature signature = Signature.getInstance(algorithm, provider);
    signature.initSign(key);
    signature.update(toBeSigned);
    return CertificateWriter.signed(
        toBeSigned, SignatureAlgorithmIdentifier.of(algorithm), signature.sign());
  }

  /** RFC 2985, 5.4.2: the extensions that are asked for. */
  private byte[] attributes() {
    if (names.isEmpty()) {
      return new byte[0];
    }
    byte[] alternatives = Der.sequence(names.stream().map(AlternativeName::encoded).toList());
    List<byte[]> extension = new ArrayList<>();
    extension.add(Der.oid(SUBJECT_ALT_NAME));
    if (subject.getName().isEmpty()) {
      // Critical (RFC 5280, 4.2.1.6); DER leaves out what is the default.
      extension.add(Der.bool(true));
    }
    extension.add(Der.octetString(alternatives));
    return Der.sequence(
        Der.oid(EXTENSION_REQUEST), Der.setOf(List.of(Der.sequence(Der.sequence(extension)))));
  }
}
