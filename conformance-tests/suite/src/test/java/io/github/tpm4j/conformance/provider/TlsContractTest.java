package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK's TLS presents TPM keys, on either side, with the provider registered last. */
class TlsContractTest extends OnEveryTpm {
  private static final char[] PASSWORD = "key".toCharArray();
  private static final int DEBUG_PCR = 16;

  private static Provider provider;
  private static KeyStore store;

  @BeforeParameterizedClassInvocation
  static void makeKeys() throws Exception {
    provider = tpm.provider();
    Security.addProvider(provider);
    store = tpm.keyStore();
    tpm.key(TpmKeyGenParameterSpec.ec("EC", "secp256r1").auth(PASSWORD).storeIn(store));
    tpm.key(TpmKeyGenParameterSpec.rsa("RSA", 2048).auth(PASSWORD).storeIn(store));
    tpm.key(
        TpmKeyGenParameterSpec.rsa("RSA-DECRYPT", 2048)
            .purposes(KeyPurpose.DECRYPT)
            .auth(PASSWORD)
            .storeIn(store));
  }

  @AfterParameterizedClassInvocation
  static void unregister() {
    Security.removeProvider(provider.getName());
  }

  @ParameterizedTest
  @CsvSource({
    "EC, SunX509, TLSv1.3",
    "EC, SunX509, TLSv1.2",
    "EC, PKIX, TLSv1.3",
    "EC, PKIX, TLSv1.2",
    "RSA, SunX509, TLSv1.3",
    "RSA, SunX509, TLSv1.2",
    "RSA, PKIX, TLSv1.3",
    "RSA, PKIX, TLSv1.2",
    "RSA-DECRYPT, SunX509, TLSv1.3",
    "RSA-DECRYPT, PKIX, TLSv1.2"
  })
  void aClientProvesItsKey(String alias, String keyManagers, String protocol) throws Exception {
    TlsParty server = TlsParty.inSoftware().trusting(store);
    TlsParty client = TlsParty.of(only(alias), PASSWORD, keyManagers).trusting(server.store());
    SSLSession seen = Tls.connect(server, client, protocol);
    assertEquals(protocol, seen.getProtocol());
    assertEquals(store.getCertificate(alias), seen.getPeerCertificates()[0]);
  }

  @ParameterizedTest
  @CsvSource({"EC, TLSv1.3", "EC, TLSv1.2", "RSA, TLSv1.3", "RSA, TLSv1.2", "RSA-DECRYPT, TLSv1.3"})
  void aServerProvesItsKey(String alias, String protocol) throws Exception {
    TlsParty client = TlsParty.inSoftware().trusting(store);
    TlsParty server = TlsParty.of(only(alias), PASSWORD, "SunX509").trusting(client.store());
    assertEquals(protocol, Tls.connect(server, client, protocol).getProtocol());
  }

  @Test
  void aServerDecryptsThePremasterSecretWhereTheJdkStillOffersThat() throws Exception {
    String suite = "TLS_RSA_WITH_AES_128_GCM_SHA256";
    TlsParty client = TlsParty.inSoftware().trusting(store).only(suite);
    TlsParty server = TlsParty.of(only("RSA"), PASSWORD, "PKIX").trusting(client.store());
    String disabled = Security.getProperty("jdk.tls.disabledAlgorithms");
    if (disabled.contains("TLS_RSA_*")) {
      assertThrows(SSLException.class, () -> Tls.connect(server, client, "TLSv1.2"));
    } else {
      assertEquals(suite, Tls.connect(server, client, "TLSv1.2").getCipherSuite());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void aWrongPasswordIsTheReasonOfTheRefusal(String alias) throws Exception {
    TlsParty server = TlsParty.inSoftware().trusting(store);
    TlsParty client =
        TlsParty.of(only(alias), "wrong".toCharArray(), "SunX509").trusting(server.store());
    assertReason(server, client, alias.toLowerCase(java.util.Locale.ROOT), "password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SunX509", "PKIX"})
  void aPcrThatHasChangedIsTheReasonOfTheRefusal(String keyManagers) throws Exception {
    KeyStore bound = tpm.keyStore();
    tpm.key(
        TpmKeyGenParameterSpec.ec("bound", "secp256r1")
            .boundToPcrs("SHA-256", DEBUG_PCR)
            .storeIn(bound));
    TlsParty server = TlsParty.inSoftware().trusting(bound);
    TlsParty client = TlsParty.of(bound, null, keyManagers).trusting(server.store());
    assertFalse(Tls.connect(server, client, "TLSv1.3").getPeerCertificates().length == 0);
    tpm.provider()
        .connection()
        .device()
        .extendPcr(DEBUG_PCR, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
    assertReason(server, client, "bound", "PCR 16");
  }

  @Test
  void softwareKeysKeepTheirSchemesWhenTheProviderIsFirst() throws Exception {
    Security.removeProvider(provider.getName());
    Security.insertProviderAt(provider, 1);
    try {
      TlsParty client = TlsParty.inSoftware("RSA");
      TlsParty server = TlsParty.inSoftware("RSA").trusting(client.store());
      assertEquals(
          "TLSv1.3", Tls.connect(server, client.trusting(server.store()), "TLSv1.3").getProtocol());
    } finally {
      Security.removeProvider(provider.getName());
      Security.addProvider(provider);
    }
  }

  private static void assertReason(TlsParty server, TlsParty client, String... words) {
    Throwable failure =
        assertThrows(SSLException.class, () -> Tls.connect(server, client, "TLSv1.3"));
    while (!(failure instanceof SignatureException) && failure.getCause() != null) {
      failure = failure.getCause();
    }
    assertInstanceOf(SignatureException.class, failure);
    String message = failure.getMessage();
    assertTrue(Arrays.stream(words).allMatch(message::contains), message);
  }

  private static KeyStore only(String alias) throws Exception {
    KeyStore one = tpm.keyStore();
    one.setKeyEntry(
        alias, store.getKey(alias, PASSWORD), PASSWORD, store.getCertificateChain(alias));
    return one;
  }
}
