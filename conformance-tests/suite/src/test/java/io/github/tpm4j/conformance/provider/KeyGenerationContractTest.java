package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

/** Keys are made as they were asked for, and the TPM holds them to it. */
class KeyGenerationContractTest extends OnEveryTpm {
  private static final char[] PASSWORD = "key".toCharArray();

  @Test
  void aKeyIsUnprotectedByPolicyAndLockoutUnlessAsked() throws Exception {
    TpmaObject attributes = attributes(ec());
    assertTrue(attributes.has(TpmaObject.USER_WITH_AUTH | TpmaObject.NO_DA));
    assertTrue(attributes.has(TpmaObject.FIXED_TPM | TpmaObject.SENSITIVE_DATA_ORIGIN));
    assertFalse(attributes(ec().dictionaryAttackProtected(true)).has(TpmaObject.NO_DA));
  }

  @Test
  void aPolicyIsTheOnlyWayToUseAKey() throws Exception {
    TpmKeyGenParameterBuilder bound = ec().boundToPcrs("SHA-256", 23).auth(PASSWORD);
    KeyPair pair = tpm.key(bound);
    TpmPrivateKey key = (TpmPrivateKey) pair.getPrivate();
    assertFalse(key.publicArea().objectAttributes().has(TpmaObject.USER_WITH_AUTH));
    assertSigns("SHA256withECDSA", pair);
    PrivateKey wrong = key.with("web", KeyAuth.password("wrong".toCharArray()));
    assertThrows(SignatureException.class, () -> sign("SHA256withECDSA", wrong));
  }

  @Test
  void aPolicyOfTheCallersIsKeptInTheStore() throws Exception {
    Policy policy =
        Policy.or(Policy.commandCode(TpmCc.RSA_DECRYPT), Policy.commandCode(TpmCc.SIGN));
    KeyStore store = tpm.keyStore();
    KeyPair pair = tpm.key(ec().policy(policy).storeIn(store));
    PrivateKey kept = (PrivateKey) store.getKey("web", null);
    assertSigns("SHA256withECDSA", new KeyPair(pair.getPublic(), kept));
  }

  @Test
  void theCertificateSaysWhatItWasToldTo() throws Exception {
    KeyStore store = tpm.keyStore();
    Instant from = Instant.parse("2026-01-01T00:00:00Z");
    Instant to = Instant.parse("2027-01-01T00:00:00Z");
    X500Principal subject = new X500Principal("CN=web server,O=Örg");
    tpm.key(
        ec().certificateSubject(subject)
            .certificateSerial(BigInteger.TEN)
            .certificateValidity(from, to)
            .storeIn(store));
    X509Certificate certificate = (X509Certificate) store.getCertificate("web");
    assertEquals(subject, certificate.getSubjectX500Principal());
    assertEquals(subject, certificate.getIssuerX500Principal());
    assertEquals(BigInteger.TEN, certificate.getSerialNumber());
    assertEquals(Date.from(from), certificate.getNotBefore());
    assertEquals(Date.from(to), certificate.getNotAfter());
  }

  @Test
  void anEcKeyBoundToADigestRefusesOthersAtInit() throws Exception {
    KeyPair pair = tpm.key(ec().purposes(KeyPurpose.SIGN).digest("SHA-256"));
    assertSigns("SHA256withECDSA", pair);
    assertRefused("SHA384withECDSA", pair.getPrivate());
    assertRefused("SHA1withECDSA", pair.getPrivate());
  }

  @Test
  void anRsaKeyBoundToPssRefusesOtherPaddingsAtInit() throws Exception {
    KeyStore store = tpm.keyStore();
    KeyPair pair =
        tpm.key(
            TpmKeyGenParameterSpec.rsa("web", 2048)
                .purposes(KeyPurpose.SIGN)
                .padding(KeyPadding.SIGNATURE_PSS)
                .digest("SHA-384")
                .storeIn(store));
    X509Certificate certificate = (X509Certificate) store.getCertificate("web");
    certificate.verify(pair.getPublic());
    assertEquals("RSASSA-PSS", certificate.getSigAlgName());
    assertRefused("SHA384withRSA", pair.getPrivate());
    assertRefused("SHA256withRSAandMGF1", pair.getPrivate());
    assertSigns("SHA384withRSAandMGF1", pair);
  }

  @Test
  void anRsaKeyForSignaturesOnlySignsWithTheTpmsPaddingsOnly() throws Exception {
    KeyPair pair = tpm.key(TpmKeyGenParameterSpec.rsa("web", 2048).purposes(KeyPurpose.SIGN));
    assertSigns("SHA256withRSA", pair);
    assertSigns("SHA256withRSAandMGF1", pair);
    assertRefused("SHA224withRSA", pair.getPrivate());
    assertThrows(SignatureException.class, () -> sign("NONEwithRSA", pair.getPrivate()));
  }

  @Test
  void aPersistentKeyIsFoundByItsHandle() throws Exception {
    int handle = 0x81000123;
    KeyPair pair = tpm.key(ec().auth(PASSWORD).persistentHandle(TpmHandle.of(handle)));
    TpmPrivateKey found =
        TpmPrivateKey.ofPersistent(tpm.provider().connection(), handle, KeyAuth.password(PASSWORD));
    assertEquals(pair.getPrivate(), found);
    assertSigns("SHA256withECDSA", new KeyPair(pair.getPublic(), found));
  }

  private static TpmKeyGenParameterBuilder ec() {
    return TpmKeyGenParameterSpec.ec("web", "secp256r1");
  }

  private static TpmaObject attributes(TpmKeyGenParameterBuilder parameters)
      throws GeneralSecurityException {
    return ((TpmPrivateKey) tpm.key(parameters).getPrivate()).publicArea().objectAttributes();
  }

  private static void assertRefused(String algorithm, PrivateKey key)
      throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm, tpm.provider());
    InvalidKeyException refusal =
        assertThrows(InvalidKeyException.class, () -> signer.initSign(key));
    assertTrue(refusal.getMessage().contains("web"), refusal.getMessage());
  }

  private static void assertSigns(String algorithm, KeyPair pair) throws GeneralSecurityException {
    byte[] signature = sign(algorithm, pair.getPrivate());
    Signature verifier = Signature.getInstance(algorithm, tpm.provider());
    verifier.initVerify(pair.getPublic());
    assertTrue(verifier.verify(signature));
  }

  private static byte[] sign(String algorithm, PrivateKey key) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm, tpm.provider());
    signer.initSign(key);
    return signer.sign();
  }
}
