package io.github.tpm4j.signers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.peers.Tool;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.KeyStore.PrivateKeyEntry;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;

/** ACME4J: the account's key and that of the certificate are both in the TPM. */
class AcmeTest extends OnEachTpm {

  @ParameterizedTest
  @ValueSource(strings = {"rsa", "secp256r1", "secp384r1"})
  void accountsAndRequestsAreSigned(String kind) throws Exception {
    PrivateKeyEntry key = kind.equals("rsa") ? rsa() : ec(kind);
    PrivateKeyEntry web = kind.equals("rsa") ? ec() : rsa();
    try (AcmeServer server = new AcmeServer()) {
      Session session = new Session(server.directory());
      Account account =
          new AccountBuilder().agreeToTermsOfService().useKeyPair(pair(key)).create(session);
      assertEquals(
          JoseTool.jwk(key.getCertificate().getPublicKey()).computeThumbprint(),
          server.account().computeThumbprint());
      Order order = account.newOrder().domain("example.org").create();
      order.execute(pair(web));
      verify(server.certificateRequest(), web);
    }
  }

  private void verify(byte[] encoded, PrivateKeyEntry web) throws Exception {
    PKCS10CertificationRequest request = new PKCS10CertificationRequest(encoded);
    assertTrue(
        request.isSignatureValid(
            new JcaContentVerifierProviderBuilder().build(web.getCertificate().getPublicKey())));
    Files.write(folder.resolve("web.csr"), encoded);
    Tool.of("openssl", "req", "-inform", "DER", "-in", "web.csr", "-noout", "-verify")
        .in(folder)
        .succeed();
  }

  @Test
  void aBoundKeySignsNoMoreAfterAnExtend() throws Exception {
    KeyPair bound = pair(bound(TpmKeyGenParameterSpec.ec("bound", "secp256r1")));
    try (AcmeServer server = new AcmeServer()) {
      Session session = new Session(server.directory());
      AccountBuilder builder = new AccountBuilder().useKeyPair(bound);
      Account account = builder.create(session);
      extendPcr();
      Refusals.ofPcr(() -> account.newOrder().domain("example.org").create());
    }
  }

  private static KeyPair pair(PrivateKeyEntry key) {
    return new KeyPair(key.getCertificate().getPublicKey(), key.getPrivateKey());
  }
}
