package io.github.tpm4j.provider.contracts;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates of an authority in software. */
final class Certificates {
  private static final long DAY_SECONDS = 86_400;
  private static final KeyPair AUTHORITY = authority();

  private Certificates() {}

  private static KeyPair authority() {
    try {
      return KeyPairGenerator.getInstance("EC", "SunEC").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The authority's own. */
  static X509Certificate ofAuthority() throws GeneralSecurityException {
    return of("CN=authority", AUTHORITY.getPublic());
  }

  static X509Certificate of(PublicKey key) throws GeneralSecurityException {
    return of("CN=subject", key);
  }

  private static X509Certificate of(String subject, PublicKey key) throws GeneralSecurityException {
    Instant now = Instant.now();
    try {
      ContentSigner signer =
          new JcaContentSignerBuilder("SHA256withECDSA").build(AUTHORITY.getPrivate());
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      new X500Principal("CN=authority"),
                      BigInteger.ONE,
                      Date.from(now.minusSeconds(DAY_SECONDS)),
                      Date.from(now.plusSeconds(DAY_SECONDS)),
                      new X500Principal(subject),
                      key)
                  .build(signer));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
