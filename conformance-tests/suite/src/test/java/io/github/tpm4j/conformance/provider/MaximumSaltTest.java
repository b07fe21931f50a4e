package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.tss.algorithms.PssSalt;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A TPM whose RSASSA-PSS signatures have the longest salt that fits (Part 1, B.7), as some chips
 * have it; TLS wants one as long as the digest (RFC 8446, 4.2.3).
 */
class MaximumSaltTest {
  private static final PSSParameterSpec OF_TLS = parameters(32);
  private static final PSSParameterSpec OF_TPM = parameters(256 - 32 - 2);

  private static RunningTpm tpm;
  private static KeyStore forAll;
  private static KeyStore forSignatures;

  private static PSSParameterSpec parameters(int saltBytes) {
    return new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, saltBytes, 1);
  }

  @BeforeAll
  static void makeKeys() throws Exception {
    tpm = ProfiledTpm.start(Profile.builder().pssSalt(PssSalt.MAXIMUM).build());
    Security.addProvider(tpm.provider());
    forAll = tpm.keyStore();
    tpm.key(TpmKeyGenParameterSpec.rsa("all", 2048).storeIn(forAll));
    forSignatures = tpm.keyStore();
    tpm.key(
        TpmKeyGenParameterSpec.rsa("signing", 2048)
            .purposes(KeyPurpose.SIGN)
            .storeIn(forSignatures));
  }

  @AfterAll
  static void end() throws Exception {
    Security.removeProvider(tpm.provider().getName());
    tpm.close();
  }

  @BeforeEach
  void forgetTheSalt() {
    tpm.provider().connection().device().pssSalt().forget();
  }

  private static PrivateKey key(KeyStore store) throws GeneralSecurityException {
    return (PrivateKey) store.getKey(store == forAll ? "all" : "signing", null);
  }

  private static PublicKey publicKey(KeyStore store) throws GeneralSecurityException {
    return store.getCertificate(store == forAll ? "all" : "signing").getPublicKey();
  }

  private static byte[] sign(KeyStore store, PSSParameterSpec parameters)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance("RSASSA-PSS", tpm.provider());
    signer.setParameter(parameters);
    signer.initSign(key(store));
    return signer.sign();
  }

  private static void assertVerifies(KeyStore store, PSSParameterSpec parameters, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("RSASSA-PSS", "SunRsaSign");
    verifier.setParameter(parameters);
    verifier.initVerify(publicKey(store));
    assertTrue(verifier.verify(signature));
  }

  @Test
  void aKeyForAllPurposesSignsWithTheSaltThatIsAskedFor() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertVerifies(forAll, OF_TLS, sign(forAll, OF_TLS));
      assertVerifies(forAll, OF_TPM, sign(forAll, OF_TPM));
    }
  }

  @Test
  void aKeyForSignaturesSignsWithTheTpmsSaltOnly() throws Exception {
    SignatureException first =
        assertThrows(SignatureException.class, () -> sign(forSignatures, OF_TLS));
    assertTrue(first.getMessage().contains("signing"), first.getMessage());
    assertTrue(first.getMessage().contains("salt 32"), first.getMessage());
    InvalidKeyException then =
        assertThrows(InvalidKeyException.class, () -> sign(forSignatures, OF_TLS));
    assertTrue(then.getMessage().contains("its TPM makes no such signature"), then.getMessage());
    assertVerifies(forSignatures, OF_TPM, sign(forSignatures, OF_TPM));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aKeyForAllPurposesServesTls(String protocol) throws Exception {
    TlsParty server = TlsParty.inSoftware().trusting(forAll);
    TlsParty client = TlsParty.of(forAll, null, "SunX509").trusting(server.store());
    assertEquals(protocol, Tls.connect(server, client, protocol).getProtocol());
  }

  @Test
  void aKeyForSignaturesIsRefusedInTls13_withTheReason() throws Exception {
    TlsParty server = TlsParty.inSoftware().trusting(forSignatures);
    TlsParty client = TlsParty.of(forSignatures, null, "SunX509").trusting(server.store());
    Throwable failure =
        assertThrows(SSLException.class, () -> Tls.connect(server, client, "TLSv1.3"));
    while (!(failure instanceof SignatureException) && failure.getCause() != null) {
      failure = failure.getCause();
    }
    assertInstanceOf(SignatureException.class, failure);
    assertTrue(failure.getMessage().contains("salt 32"), failure.getMessage());
  }

  @Test
  void aKeyForSignaturesServesTls12WithPkcs1_onceTheSaltIsKnown() throws Exception {
    assertThrows(SignatureException.class, () -> sign(forSignatures, OF_TLS));
    TlsParty server = TlsParty.inSoftware().trusting(forSignatures);
    TlsParty client = TlsParty.of(forSignatures, null, "SunX509").trusting(server.store());
    assertEquals("TLSv1.2", Tls.connect(server, client, "TLSv1.2").getProtocol());
  }
}
