package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.security.SignatureException;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bouncy Castle's TLS stack with a key of the TPM, against the JDK's. */
class BouncyCastleTlsTest extends OnEveryTpm {
  private static final char[] PASSWORD = "key".toCharArray();
  private static final Provider BC = new BouncyCastleProvider();
  private static final Provider BCJSSE = new BouncyCastleJsseProvider();

  /** It logs each setting of the JDK, and each refusal with its trace. */
  private static final Logger LOGGER = Logger.getLogger("org.bouncycastle.jsse");

  private static KeyStore ec;
  private static KeyStore rsa;

  @BeforeParameterizedClassInvocation
  static void makeKeys() throws Exception {
    LOGGER.setLevel(Level.OFF);
    Security.addProvider(BC);
    Security.addProvider(BCJSSE);
    Security.addProvider(tpm.provider());
    ec = tpm.keyStore();
    tpm.key(TpmKeyGenParameterSpec.ec("client", "secp256r1").auth(PASSWORD).storeIn(ec));
    rsa = tpm.keyStore();
    tpm.key(TpmKeyGenParameterSpec.rsa("client", 2048).auth(PASSWORD).storeIn(rsa));
  }

  @AfterParameterizedClassInvocation
  static void unregister() {
    Security.removeProvider(tpm.provider().getName());
    Security.removeProvider(BCJSSE.getName());
    Security.removeProvider(BC.getName());
    LOGGER.setLevel(null);
  }

  private static KeyStore store(String algorithm) {
    return algorithm.equals("EC") ? ec : rsa;
  }

  @ParameterizedTest
  @CsvSource({"EC, TLSv1.3", "EC, TLSv1.2", "RSA, TLSv1.3", "RSA, TLSv1.2"})
  void aClientProvesItsKey(String algorithm, String protocol) throws Exception {
    TlsParty server = TlsParty.inSoftware().trusting(store(algorithm));
    TlsParty client = TlsParty.of(store(algorithm), PASSWORD, "PKIX").trusting(server.store());
    SSLSession seen = Tls.connect(server.context(), client.context(BCJSSE), protocol);
    assertEquals(protocol, seen.getProtocol());
    assertEquals(store(algorithm).getCertificate("client"), seen.getPeerCertificates()[0]);
  }

  @ParameterizedTest
  @CsvSource({"EC, TLSv1.3", "EC, TLSv1.2", "RSA, TLSv1.3", "RSA, TLSv1.2"})
  void aServerProvesItsKey(String algorithm, String protocol) throws Exception {
    TlsParty client = TlsParty.inSoftware().trusting(store(algorithm));
    TlsParty server = TlsParty.of(store(algorithm), PASSWORD, "PKIX").trusting(client.store());
    SSLSession seen = Tls.connect(server.context(BCJSSE), client.context(), protocol);
    assertEquals(protocol, seen.getProtocol());
  }

  @ParameterizedTest
  @CsvSource({"EC", "RSA"})
  void aWrongPasswordIsTheReasonOfTheRefusal(String algorithm) throws Exception {
    TlsParty server = TlsParty.inSoftware().trusting(store(algorithm));
    TlsParty client =
        TlsParty.of(store(algorithm), "wrong".toCharArray(), "PKIX").trusting(server.store());
    SSLContext context = client.context(BCJSSE);
    Throwable failure =
        assertThrows(SSLException.class, () -> Tls.connect(server.context(), context, "TLSv1.3"));
    while (!(failure instanceof SignatureException) && failure.getCause() != null) {
      failure = failure.getCause();
    }
    assertTrue(failure.getMessage().contains("password"), failure.getMessage());
  }
}
