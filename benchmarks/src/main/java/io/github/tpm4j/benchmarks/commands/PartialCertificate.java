package io.github.tpm4j.benchmarks.commands;

import io.github.tpm4j.tss.wire.Bytes;
import java.io.IOException;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.Time;

/** What TPM2_CertifyX509 completes and signs: issuer, validity, subject, extensions. */
final class PartialCertificate {
  private static final long DAY_MILLIS = 86_400_000;

  private PartialCertificate() {}

  static Bytes octets() throws IOException {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    ASN1Encodable validity =
        new DERSequence(
            new ASN1Encodable[] {new Time(new Date(0)), new Time(new Date(DAY_MILLIS))});
    ASN1Encodable[] fields = {
      new X500Name("CN=issuer"),
      validity,
      new X500Name("CN=subject"),
      new DERTaggedObject(true, 3, extensions.generate())
    };
    return Bytes.adopt(new DERSequence(fields).getEncoded());
  }
}
