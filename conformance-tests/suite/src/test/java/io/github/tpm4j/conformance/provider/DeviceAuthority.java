package io.github.tpm4j.conformance.provider;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A maker of devices, who certifies keys of their TPMs. */
final class DeviceAuthority {
  private static final X500Name NAME = new X500Name("CN=A maker of devices");

  private final KeyPair pair;
  private final X509Certificate certificate;

  DeviceAuthority() throws GeneralSecurityException, CertIOException, OperatorCreationException {
    pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
    certificate = issue(NAME, pair.getPublic(), true);
  }

  X509Certificate certificate() {
    return certificate;
  }

  X509Certificate certify(String name, PublicKey key)
      throws GeneralSecurityException, CertIOException, OperatorCreationException {
    return issue(new X500Name(name), key, false);
  }

  private X509Certificate issue(X500Name subject, PublicKey key, boolean isAuthority)
      throws GeneralSecurityException, CertIOException, OperatorCreationException {
    Instant now = Instant.now();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    NAME,
                    BigInteger.valueOf(now.toEpochMilli()),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(Duration.ofDays(1))),
                    subject,
                    key)
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority))
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }
}
