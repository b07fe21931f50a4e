package io.github.tpm4j.engine.manufacture;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.profile.TpmIdentity;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectDirectoryAttributes;

/**
 * Which TPM a certificate is about (TCG EK Credential Profile 2.4, 3.2.9 and 3.2.10).
 *
 * @param manufacturer {@code id:} and the word of TPM_PT_MANUFACTURER in hexadecimal digits
 * @param model the part number
 * @param version {@code id:} and the firmware's version in hexadecimal digits
 * @param family of the specification
 * @param level of the specification
 * @param revision of the specification, times 100
 */
public record EkSubject(
    String manufacturer, String model, String version, String family, int level, int revision) {
  private static final ASN1ObjectIdentifier MANUFACTURER = new ASN1ObjectIdentifier("2.23.133.2.1");
  private static final ASN1ObjectIdentifier MODEL = new ASN1ObjectIdentifier("2.23.133.2.2");
  private static final ASN1ObjectIdentifier VERSION = new ASN1ObjectIdentifier("2.23.133.2.3");
  private static final ASN1ObjectIdentifier SPECIFICATION =
      new ASN1ObjectIdentifier("2.23.133.2.16");

  private static final String FAMILY = "2.0";
  private static final int LEVEL = 0;

  static EkSubject of(Profile profile) {
    TpmIdentity identity = profile.identity();
    return new EkSubject(
        "id:%08X".formatted(identity.manufacturerWord()),
        identity.vendor(),
        "id:%08X".formatted(identity.firmwareVersion() >>> Integer.SIZE),
        FAMILY,
        LEVEL,
        profile.revision().number());
  }

  /** subjectAltName: the numbers that TPM2_GetCapability tells, in hexadecimal digits. */
  GeneralNames alternativeName() {
    X500Name name =
        new X500NameBuilder(BCStyle.INSTANCE)
            .addRDN(MANUFACTURER, text(manufacturer))
            .addRDN(MODEL, text(model))
            .addRDN(VERSION, text(version))
            .build();
    return new GeneralNames(new GeneralName(name));
  }

  /** subjectDirectoryAttributes: TPMSpecification. */
  SubjectDirectoryAttributes directoryAttributes() {
    ASN1EncodableVector specification = new ASN1EncodableVector();
    specification.add(text(family));
    specification.add(new ASN1Integer(level));
    specification.add(new ASN1Integer(revision));
    // Bouncy Castle asks for this kind of list.
    Attribute attribute = new Attribute(SPECIFICATION, new DERSet(new DERSequence(specification)));
    return new SubjectDirectoryAttributes(new Vector<>(List.of(attribute)));
  }

  private static DERUTF8String text(String value) {
    return new DERUTF8String(value);
  }
}
