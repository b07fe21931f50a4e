package io.github.tpm4j.keystore.spi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.TrustedCertificateEntry;
import java.security.KeyStoreException;
import java.security.PublicKey;
import java.security.UnrecoverableEntryException;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class ProtectionParameterTest {
  private static final TpmConnection NO_TPM =
      TpmConnection.of(TpmSettings.of("swtpm:host=127.0.0.1,port=1"));

  private final TpmKeyStoreSpi store = TpmKeyStoreSpi.ofFile(NO_TPM);

  @Test
  void anEntryIsSetWithoutProtection_asAKeysPasswordIsTheTpms() throws Exception {
    TpmPrivateKey key = key();
    Certificate[] chain = {certificate(key.publicKey())};
    store.engineSetEntry("web", new PrivateKeyEntry(key, chain), null);
    assertEquals(key, store.engineGetKey("web", null));
    PrivateKeyEntry entry =
        assertInstanceOf(PrivateKeyEntry.class, store.engineGetEntry("web", null));
    assertArrayEquals(chain, entry.getCertificateChain());
  }

  @Test
  void anEntryIsSetWithAProtectionThatHoldsNoPassword() throws Exception {
    TpmPrivateKey key = key();
    Certificate[] chain = {certificate(key.publicKey())};
    store.engineSetEntry("web", new PrivateKeyEntry(key, chain), new PasswordProtection(null));
    assertEquals(key, store.engineGetKey("web", null));
  }

  @Test
  void aTrustedCertificateIsSetWithoutProtection() throws Exception {
    Certificate certificate = certificate(key().publicKey());
    store.engineSetEntry("ca", new TrustedCertificateEntry(certificate), null);
    assertEquals(certificate, store.engineGetCertificate("ca"));
  }

  @Test
  void aKeyWithoutCertificateIsNoEntry_butAKey() throws Exception {
    store.engineSetKeyEntry("web", key(), null, null);
    assertEquals(key(), store.engineGetKey("web", null));
    assertThrows(UnrecoverableEntryException.class, () -> store.engineGetEntry("web", null));
  }

  @Test
  void anUnknownProtectionIsRefused() throws Exception {
    store.engineSetKeyEntry("web", key(), null, null);
    KeyStore.ProtectionParameter unknown = new KeyStore.ProtectionParameter() {};
    assertThrows(KeyStoreException.class, () -> store.engineGetEntry("web", unknown));
  }

  private static TpmPrivateKey key() throws Exception {
    try (InputStream in = Tss2Pem.class.getResourceAsStream("tpm2-openssl-1.1.1-p256.pem")) {
      String pem = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return TpmPrivateKey.of(NO_TPM, Tss2Pem.decode(pem), "web", KeyAuth.none());
    }
  }

  private static Certificate certificate(PublicKey subject) throws Exception {
    KeyPair issuer = KeyPairGenerator.getInstance("EC").generateKeyPair();
    X500Name name = new X500Name("CN=test");
    Date from = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
    Date to = Date.from(Instant.parse("2046-01-01T00:00:00Z"));
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(name, BigInteger.ONE, from, to, name, subject)
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
  }
}
