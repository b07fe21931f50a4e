package io.github.tpm4j.engine.manufacture;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Which platform a certificate is about (TCG Platform Certificate Profile, the attributes
 * platformManufacturerStr, platformModel and platformVersion).
 *
 * @param manufacturer such as the name of a distribution
 * @param model such as the name of a hypervisor
 * @param version of the platform
 */
public record PlatformSubject(String manufacturer, String model, String version) {
  private static final ASN1ObjectIdentifier MANUFACTURER =
      new ASN1ObjectIdentifier("2.23.133.5.1.1");
  private static final ASN1ObjectIdentifier MODEL = new ASN1ObjectIdentifier("2.23.133.5.1.4");
  private static final ASN1ObjectIdentifier VERSION = new ASN1ObjectIdentifier("2.23.133.5.1.5");

  GeneralNames alternativeName() {
    return new GeneralNames(
        new GeneralName(
            new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(MANUFACTURER, new DERUTF8String(manufacturer))
                .addRDN(MODEL, new DERUTF8String(model))
                .addRDN(VERSION, new DERUTF8String(version))
                .build()));
  }
}
