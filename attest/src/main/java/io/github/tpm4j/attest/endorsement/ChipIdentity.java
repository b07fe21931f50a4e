package io.github.tpm4j.attest.endorsement;

import io.github.tpm4j.attest.Reason;
import io.github.tpm4j.attest.RefusedException;
import io.github.tpm4j.tss.asn1.Asn1Exception;
import io.github.tpm4j.tss.asn1.BerElement;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which TPM a certificate is about (EK Credential Profile 3.2.9; TCG OIDs 2.23.133.2.1 to .3 in the
 * directory name of the subject's alternative name).
 *
 * @param manufacturer 4 bytes of the TCG's vendor registry as 8 hexadecimal digits, in capitals:
 *     {@code 494E5443} is INTC
 * @param model as the maker calls it
 * @param version of the firmware; as it stands, mostly {@code id:} and hexadecimal digits
 */
public record ChipIdentity(String manufacturer, String model, String version) {
  private static final String WHERE = "certificate.subjectAltName";
  private static final String SUBJECT_ALT_NAME = "2.5.29.17";
  private static final int DIRECTORY_NAME = 4;

  /** 2.23.133.2 in DER, without the last arc. */
  private static final Bytes TCG_ATTRIBUTE = Bytes.ofHex("67810502");

  private static final int MANUFACTURER = 1;
  private static final int MODEL = 2;
  private static final int VERSION = 3;
  private static final String ID = "id:";

  /** From the TCG's registry of vendor identifiers. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("AMD", "AMD"),
          Map.entry("ATML", "Atmel"),
          Map.entry("BRCM", "Broadcom"),
          Map.entry("CSCO", "Cisco"),
          Map.entry("FLYS", "Flyslice Technologies"),
          Map.entry("GOOG", "Google"),
          Map.entry("HISI", "Huawei"),
          Map.entry("HPE", "HPE"),
          Map.entry("HPI", "HPI"),
          Map.entry("IBM", "IBM"),
          Map.entry("IFX", "Infineon"),
          Map.entry("INTC", "Intel"),
          Map.entry("LEN", "Lenovo"),
          Map.entry("MSFT", "Microsoft"),
          Map.entry("NSM", "National Semiconductor"),
          Map.entry("NTC", "Nuvoton Technology"),
          Map.entry("NTZ", "Nationz"),
          Map.entry("QCOM", "Qualcomm"),
          Map.entry("ROCC", "Fuzhou Rockchip"),
          Map.entry("SMSC", "SMSC"),
          Map.entry("SMSN", "Samsung"),
          Map.entry("SNS", "Sinosun"),
          Map.entry("STM", "STMicroelectronics"),
          Map.entry("TXN", "Texas Instruments"),
          Map.entry("WEC", "Winbond"));

  /** Empty if the certificate has no such attributes. */
  static Optional<ChipIdentity> of(X509Certificate certificate) throws RefusedException {
    byte[] extension = certificate.getExtensionValue(SUBJECT_ALT_NAME);
    if (extension == null) {
      return Optional.empty();
    }
    Map<Integer, String> attributes = new HashMap<>();
    try {
      byte[] names = BerElement.first(extension, 0).octets();
      for (BerElement name : BerElement.first(names, 0).sequence()) {
        if (name.isContext() && name.tagNumber() == DIRECTORY_NAME) {
          takeName(name.explicit(), attributes);
        }
      }
    } catch (Asn1Exception e) {
      throw Asn1Refusal.of(WHERE, e);
    }
    return attributes.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ChipIdentity(
                manufacturer(attributes.getOrDefault(MANUFACTURER, "")),
                attributes.getOrDefault(MODEL, ""),
                attributes.getOrDefault(VERSION, "")));
  }

  /** Makers have one attribute in each SET, or all in one. */
  private static void takeName(BerElement name, Map<Integer, String> attributes)
      throws Asn1Exception, RefusedException {
    for (BerElement set : name.sequence()) {
      for (BerElement attribute : set.set()) {
        List<BerElement> parts = attribute.sequence();
        if (parts.size() < 2) {
          throw new Asn1Exception("attribute of " + parts.size() + " elements");
        }
        Bytes oid = Bytes.adopt(parts.get(0).content());
        int prefix = TCG_ATTRIBUTE.size();
        if (oid.size() == prefix + 1 && oid.slice(0, prefix).equals(TCG_ATTRIBUTE)) {
          put(oid.get(prefix), text(parts.get(1)), attributes);
        }
      }
    }
  }

  private static void put(int attribute, String value, Map<Integer, String> attributes)
      throws RefusedException {
    String other = attributes.putIfAbsent(attribute, value);
    if (other != null && !other.equals(value)) {
      throw new RefusedException(Reason.MALFORMED, WHERE, "two values of 2.23.133.2." + attribute);
    }
  }

  /** UTF8String, PrintableString and IA5String alike. */
  private static String text(BerElement value) {
    return new String(value.content(), StandardCharsets.UTF_8);
  }

  private static String manufacturer(String value) {
    String digits = value.startsWith(ID) ? value.substring(ID.length()) : value;
    return digits.toUpperCase(Locale.ROOT);
  }

  /** {@return the letters of the manufacturer, such as {@code INTC}; empty if they are none} */
  public Optional<String> manufacturerLetters() {
    if (!manufacturer.matches("[0-9A-F]{8}")) {
      return Optional.empty();
    }
    byte[] letters = Bytes.ofHex(manufacturer).toByteArray();
    String text = new String(letters, StandardCharsets.US_ASCII).replace("\0", "").strip();
    return text.matches("[A-Za-z0-9]+") ? Optional.of(text) : Optional.empty();
  }

  /** {@return the maker's name; empty if it is not in the registry as it is known here} */
  public Optional<String> manufacturerName() {
    return manufacturerLetters().map(NAMES::get);
  }
}
