package io.github.tpm4j.engine.attestation.x509;

import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * The TBSCertificate of TPM2_CertifyX509 (RFC 5280, 4.1; Part 3, 18.8).
 *
 * @param added the sequence of what the caller does not have: version, serial number, signature
 *     algorithm if the caller gave none, public key
 * @param toBeSigned the whole
 */
public record Certificate(byte[] added, byte[] toBeSigned) {
  /** RFC 5280, 4.1.2.2: at most. */
  private static final int SERIAL_NUMBER_BYTES = 20;

  private static final ASN1Encodable VERSION_3 = new DERTaggedObject(true, 0, new ASN1Integer(2));

  /**
   * Completes a partial certificate.
   *
   * @param algorithm if the caller gave none
   * @param hash that the serial number is made with
   * @param names the Names of the signing key and of the certified one
   */
  public static Certificate complete(
      PartialCertificate partial,
      AlgorithmIdentifier algorithm,
      SubjectPublicKeyInfo publicKey,
      HashAlgorithm hash,
      Bytes... names) {
    List<ASN1Encodable> content = new ArrayList<>();
    content.add(partial.signatureAlgorithm().orElse(algorithm));
    content.addAll(partial.names());
    content.add(publicKey);
    content.add(partial.extensionsElement());
    ASN1Integer serialNumber = serialNumber(hash, content, names);
    List<ASN1Encodable> whole = new ArrayList<>(List.of(VERSION_3, serialNumber));
    whole.addAll(content);
    List<ASN1Encodable> added = new ArrayList<>(List.of(VERSION_3, serialNumber));
    if (partial.signatureAlgorithm().isEmpty()) {
      added.add(algorithm);
    }
    added.add(publicKey);
    return new Certificate(sequence(added), sequence(whole));
  }

  /** A number that other content, or another key, does not get: positive, from a digest. */
  private static ASN1Integer serialNumber(
      HashAlgorithm hash, List<ASN1Encodable> content, Bytes... names) {
    List<byte[]> parts = new ArrayList<>();
    content.forEach(element -> parts.add(Der.encoded(element)));
    Arrays.stream(names).forEach(name -> parts.add(name.borrow()));
    byte[] octets = Arrays.copyOf(hash.digest(parts.toArray(new byte[0][])), SERIAL_NUMBER_BYTES);
    // Bit 159 CLEAR keeps it positive in 20 octets, bit 158 SET keeps it from being shorter.
    octets[0] = (byte) (octets[0] & 0x3F | 0x40);
    return new ASN1Integer(new BigInteger(1, octets));
  }

  private static byte[] sequence(List<ASN1Encodable> elements) {
    return Der.encoded(new DERSequence(elements.toArray(new ASN1Encodable[0])));
  }
}
