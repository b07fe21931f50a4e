package io.github.tpm4j.benchmarks.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A P-256 key with a certificate that it signed itself. */
public record ClientKey(PrivateKey key, X509Certificate certificate) {

  /** Makes a key in a provider, which signs its certificate too. */
  public static ClientKey in(Provider provider) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    return new ClientKey(pair.getPrivate(), selfSigned(pair, provider));
  }

  private static X509Certificate selfSigned(KeyPair pair, Provider provider)
      throws GeneralSecurityException {
    Instant now = Instant.now();
    X500Name name = new X500Name("CN=benchmark");
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              new JcaX509v3CertificateBuilder(
                      name,
                      BigInteger.ONE,
                      Date.from(now.minus(1, ChronoUnit.HOURS)),
                      Date.from(now.plus(1, ChronoUnit.DAYS)),
                      name,
                      pair.getPublic())
                  .build(
                      new JcaContentSignerBuilder("SHA256withECDSA")
                          .setProvider(provider)
                          .build(pair.getPrivate())));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("The key signs no certificate", e);
    }
  }
}
