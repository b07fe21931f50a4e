package io.github.tpm4j.conformance.provider;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Provider;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * One side of a connection.
 *
 * @param store its key
 * @param password of the key
 * @param keyManagers the algorithm of its KeyManagerFactory
 * @param trusted the certificates that it trusts
 * @param suite the only cipher suite that it offers
 */
record TlsParty(
    KeyStore store, char[] password, String keyManagers, KeyStore trusted, Optional<String> suite) {

  static TlsParty of(KeyStore store, char[] password, String keyManagers) {
    return new TlsParty(store, password, keyManagers, null, Optional.empty());
  }

  /** A party with an elliptic-curve key in software. */
  static TlsParty inSoftware() throws Exception {
    return inSoftware("EC");
  }

  static TlsParty inSoftware(String algorithm) throws Exception {
    KeyPair keys =
        KeyPairGenerator.getInstance(algorithm, algorithm.equals("EC") ? "SunEC" : "SunRsaSign")
            .generateKeyPair();
    KeyStore store = empty();
    char[] password = "software".toCharArray();
    store.setKeyEntry("key", keys.getPrivate(), password, new Certificate[] {selfSigned(keys)});
    return of(store, password, "PKIX");
  }

  private static Certificate selfSigned(KeyPair keys) throws Exception {
    Instant now = Instant.now();
    X500Name name = new X500Name("CN=in software");
    String signature =
        keys.getPublic().getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(now.minus(1, ChronoUnit.HOURS)),
                    Date.from(now.plus(1, ChronoUnit.HOURS)),
                    name,
                    keys.getPublic())
                .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate())));
  }

  /** This party, trusting all certificates of another's store. */
  TlsParty trusting(KeyStore others) throws Exception {
    KeyStore certificates = empty();
    for (String alias : Collections.list(others.aliases())) {
      certificates.setCertificateEntry(alias, others.getCertificate(alias));
    }
    return new TlsParty(store, password, keyManagers, certificates, suite);
  }

  TlsParty only(String onlySuite) {
    return new TlsParty(store, password, keyManagers, trusted, Optional.of(onlySuite));
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** The context of another provider's TLS stack. */
  SSLContext context(Provider stack) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(keyManagers, stack);
    keys.init(store, password);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX", stack);
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS", stack);
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  SSLContext context() throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(keyManagers);
    keys.init(store, password);
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
