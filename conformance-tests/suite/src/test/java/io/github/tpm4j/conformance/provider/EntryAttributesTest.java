package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.seal.TpmSealProtection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyStore;
import java.security.KeyStore.Entry.Attribute;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStore.SecretKeyEntry;
import java.security.KeyStore.TrustedCertificateEntry;
import java.security.KeyStoreException;
import java.security.PKCS12Attribute;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Attributes of entries are kept with them, in a file and in the TPM's memory. */
class EntryAttributesTest extends OnEveryTpm {
  private static final Set<Attribute> ATTRIBUTES =
      Set.of(
          new PKCS12Attribute("1.3.6.1.4.1.99999.1", "of the web"),
          new PKCS12Attribute("1.3.6.1.4.1.99999.2", "[one, two]"));

  private static KeyStore filled(KeyStore store) throws Exception {
    KeyStore made = tpm.keyStore();
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(made));
    PrivateKey key = (PrivateKey) made.getKey("web", null);
    Certificate[] chain = made.getCertificateChain("web");
    store.setEntry("web", new PrivateKeyEntry(key, chain, ATTRIBUTES), null);
    store.setEntry("ca", new TrustedCertificateEntry(chain[0], ATTRIBUTES), null);
    SecretKey secret = new SecretKeySpec(new byte[8], "RAW");
    store.setEntry("db", new SecretKeyEntry(secret, ATTRIBUTES), TpmSealProtection.byTpm());
    return store;
  }

  private static void assertKept(KeyStore store) throws Exception {
    for (String alias : List.of("web", "ca", "db")) {
      assertEquals(ATTRIBUTES, store.getEntry(alias, null).getAttributes(), alias);
    }
  }

  @Test
  void aFileKeepsThem() throws Exception {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    filled(tpm.keyStore()).store(file, null);
    KeyStore read = KeyStore.getInstance("TPM", tpm.provider());
    read.load(new ByteArrayInputStream(file.toByteArray()), null);
    assertKept(read);
    // As keytool -changealias does it.
    read.setEntry("other", read.getEntry("web", null), null);
    assertEquals(ATTRIBUTES, read.getEntry("other", null).getAttributes());
  }

  @Test
  void theTpmsMemoryKeepsThem() throws Exception {
    KeyStore memory = KeyStore.getInstance("TPM-NV", tpm.provider());
    memory.load(null, null);
    filled(memory);
    KeyStore again = KeyStore.getInstance("TPM-NV", tpm.provider());
    again.load(null, null);
    assertKept(again);
    for (String alias : List.of("web", "ca", "db")) {
      again.deleteEntry(alias);
    }
  }

  @Test
  void oneWithoutAnObjectIdentifierIsRefused() throws Exception {
    KeyStore store = filled(tpm.keyStore());
    Attribute odd =
        new Attribute() {
          @Override
          public String getName() {
            return "odd";
          }

          @Override
          public String getValue() {
            return "value";
          }
        };
    Certificate certificate = store.getCertificate("ca");
    KeyStoreException refusal =
        assertThrows(
            KeyStoreException.class,
            () ->
                store.setEntry("odd", new TrustedCertificateEntry(certificate, Set.of(odd)), null));
    assertEquals(
        "Attribute odd cannot be kept: its name is no object identifier", refusal.getMessage());
  }
}
