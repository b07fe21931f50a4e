package io.github.tpm4j.benchmarks.growth;

import io.github.tpm4j.provider.TpmProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A KeyStore's file in memory, with a certificate for each key.
 *
 * @param count of the entries
 */
record StoredKeys(byte[] file, int count) {
  private static final char[] PASSWORD = "password".toCharArray();
  private static final X500Name NAME = new X500Name("CN=key");
  private static final Date END = new Date(Long.MAX_VALUE / 1_000_000);

  static StoredKeys of(TpmProvider provider, List<KeyPair> keys) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM", provider);
    store.load(null, null);
    int number = 0;
    for (KeyPair key : keys) {
      number++;
      Certificate[] chain = {certificate(provider, key, number)};
      store.setKeyEntry("key" + number, key.getPrivate(), null, chain);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, PASSWORD);
    return new StoredKeys(file.toByteArray(), keys.size());
  }

  private static X509Certificate certificate(TpmProvider provider, KeyPair key, int number)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    NAME, BigInteger.valueOf(number), new Date(0), END, NAME, key.getPublic())
                .build(
                    new JcaContentSignerBuilder("SHA256withECDSA")
                        .setProvider(provider)
                        .build(key.getPrivate())));
  }

  double microsToOpen(TpmProvider provider) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM", provider);
    long begin = System.nanoTime();
    store.load(new ByteArrayInputStream(file), PASSWORD);
    double micros = (System.nanoTime() - begin) / 1e3;
    if (store.size() != count) {
      throw new IllegalStateException(store.size() + " entries instead of " + count);
    }
    return micros;
  }
}
