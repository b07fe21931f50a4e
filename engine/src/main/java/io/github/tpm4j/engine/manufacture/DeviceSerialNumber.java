package io.github.tpm4j.engine.manufacture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.OtherName;

/**
 * What a device is known by: the TPM's maker, and which of his endorsement certificates it has (TCG
 * TPM 2.0 Keys for Device Identity and Attestation; RFC 4108, 5, hardwareModuleName).
 *
 * @param text the maker's letters, the key identifier of the certificate's issuer and its serial
 *     number in hexadecimal digits, with colons between them
 */
record DeviceSerialNumber(String text) {
  private static final ASN1ObjectIdentifier HARDWARE_MODULE_NAME =
      new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.4");

  /** tcg-tpm20, of the hardware type. */
  private static final ASN1ObjectIdentifier TPM_2_0 = new ASN1ObjectIdentifier("2.23.133.1.2");

  private static final int PREFIX_LENGTH = "id:".length();

  static DeviceSerialNumber of(EkSubject tpm, byte[] ekCertificate) {
    Certificate certificate = Certificate.getInstance(ekCertificate);
    byte[] issuer =
        AuthorityKeyIdentifier.fromExtensions(certificate.getTBSCertificate().getExtensions())
            .getKeyIdentifierOctets();
    HexFormat hex = HexFormat.of();
    BigInteger serial = certificate.getSerialNumber().getValue();
    return new DeviceSerialNumber(
        "%s:%s:%s".formatted(maker(tpm), hex.formatHex(issuer), hex.formatHex(unsigned(serial))));
  }

  /** As letters, where the word is some. */
  private static String maker(EkSubject tpm) {
    String digits = tpm.manufacturer().substring(PREFIX_LENGTH);
    String letters =
        new String(HexFormat.of().parseHex(digits), US_ASCII).replace("\0", "").strip();
    return letters.matches("\\p{Graph}+") ? letters : digits;
  }

  private static byte[] unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return bytes[0] == 0 && bytes.length > 1 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
  }

  GeneralNames alternativeName() {
    DERSequence module =
        new DERSequence(new ASN1Encodable[] {TPM_2_0, new DEROctetString(text.getBytes(US_ASCII))});
    return new GeneralNames(
        new GeneralName(GeneralName.otherName, new OtherName(HARDWARE_MODULE_NAME, module)));
  }
}
