package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.provider.TpmProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS with certificates whose keys are in a TPM 1.2, by the JDK's JSSE. */
@Tag("peer")
@ParameterizedClass
@EnumSource(OwnedTpm.Kind.class)
class TlsTest {
  // One TPM for all tests of an invocation.
  @Parameter OwnedTpm.Kind kind;

  private static final byte ANSWER = 42;

  private static OwnedTpm tpm;
  private static KeyStore inTpm;
  private static ExecutorService threads;

  @BeforeParameterizedClassInvocation
  static void makeKey(OwnedTpm.Kind kind) throws Exception {
    tpm = new OwnedTpm(kind);
    Security.addProvider(tpm.provider);
    inTpm = KeyStore.getInstance("TPM", tpm.provider);
    inTpm.load(null, null);
    make("client");
    make("server");
    take("taken");
    threads = Executors.newCachedThreadPool();
  }

  private static void make(String alias) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
    generator.initialize(TpmKeyGenParameterSpec.rsa(alias, 2048).storeIn(inTpm).build());
    generator.generateKeyPair();
  }

  /** A key that was made in software. */
  private static void take(String alias) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
    generator.initialize(2048);
    byte[] software = generator.generateKeyPair().getPrivate().getEncoded();
    TpmConnection ofOwner =
        TpmConnection.of(TpmSettings.of(tpm.tcti()).withOwnerPassword(OwnedTpm.OWNER.clone()));
    TpmKeyGenParameterSpec target = TpmKeyGenParameterSpec.rsa(alias, 2048).storeIn(inTpm).build();
    KeyFactory.getInstance("RSA", new TpmProvider(ofOwner))
        .generatePrivate(TpmImportSpec.of(target, new PKCS8EncodedKeySpec(software)));
    ofOwner.close();
  }

  @AfterParameterizedClassInvocation
  static void close() throws Exception {
    Security.removeProvider(tpm.provider.getName());
    threads.shutdownNow();
    tpm.close();
  }

  private static SSLContext context(String client) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("client", inTpm.getCertificate(client));
    trusted.setCertificateEntry("server", inTpm.getCertificate("server"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    KeyStore shown = KeyStore.getInstance("TPM", tpm.provider);
    shown.load(null, null);
    for (String alias : new String[] {client, "server"}) {
      shown.setKeyEntry(alias, inTpm.getKey(alias, null), null, inTpm.getCertificateChain(alias));
    }
    keys.init(shown, null);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** What a server sees of its client: the protocol, and that its certificate is the TPM's. */
  private static String handshake(String client, String... protocols) throws Exception {
    SSLContext context = context(client);
    try (SSLServerSocket listening =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listening.setNeedClientAuth(true);
      listening.setEnabledProtocols(protocols);
      Future<String> served = threads.submit(() -> served(listening));
      try (SSLSocket connected =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
        connected.setEnabledProtocols(protocols);
        connected.startHandshake();
        assertEquals(ANSWER, connected.getInputStream().read());
      } finally {
        listening.close();
      }
      return served.get();
    }
  }

  private static String served(SSLServerSocket listening) throws IOException {
    try (SSLSocket socket = (SSLSocket) listening.accept()) {
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      socket.getOutputStream().write(ANSWER);
      return socket.getSession().getProtocol() + " " + shown.getSubjectX500Principal();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "taken"})
  void bothSidesProveTheirKeys_inTls12(String client) throws Exception {
    assertEquals("TLSv1.2 CN=" + client, handshake(client, "TLSv1.2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.3,TLSv1.2"})
  void tls13_whichNeedsPss_isNoneForAServerWithSuchAKey(String protocols) {
    assertThrows(SSLException.class, () -> handshake("client", protocols.split(",")));
  }
}
