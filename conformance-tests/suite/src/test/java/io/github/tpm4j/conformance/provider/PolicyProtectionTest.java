package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyProtection;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.policy.PolicyApprover;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.wire.Bytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** Policies as what protects an entry of a KeyStore, and approvals by any key. */
class PolicyProtectionTest extends OnEveryTpm {
  private static final Bytes REF = Bytes.of((byte) 7);
  private static final int DEBUG_PCR = 16;

  private static KeyStore reloaded(KeyStore store) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, null);
    KeyStore again = tpm.keyStore();
    again.load(new ByteArrayInputStream(out.toByteArray()), null);
    return again;
  }

  private static void sign(PrivateKey key, PublicKey publicKey) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signer.initSign(key);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(publicKey);
    assertTrue(verifier.verify(signature));
  }

  private static PrivateKey entry(KeyStore store, PolicyInputs inputs) throws Exception {
    return ((KeyStore.PrivateKeyEntry) store.getEntry("web", TpmKeyProtection.with(inputs)))
        .getPrivateKey();
  }

  /** A key of the same TPM approves, and then one of software. */
  @Test
  void anEntryIsGivenOutWithItsApprovals() throws Exception {
    KeyPair inTpm = tpm.key("EC", 256);
    KeyPair rsa = tpm.key("RSA", 2048);
    KeyPair software = KeyPairGenerator.getInstance("EC", "SunEC").generateKeyPair();
    for (KeyPair owner : new KeyPair[] {inTpm, rsa, software}) {
      PolicyApprover approver = PolicyApprover.of(owner.getPrivate(), owner.getPublic());
      PolicyApprover signing = owner == software ? approver : approver.with(tpm.provider());
      Policy now =
          Policy.pcr(tpm.provider().connection().device().readPcr(TpmAlg.SHA256, DEBUG_PCR));
      PolicyInputs approved = PolicyInputs.NONE.withApproval(signing.approve(now, REF));
      KeyStore store = tpm.keyStore();
      tpm.key(
          TpmKeyGenParameterSpec.ec("web", "secp256r1")
              .policy(approver.policy(REF))
              .policyInputs(approved)
              .storeIn(store));
      KeyStore again = reloaded(store);
      PublicKey publicKey = again.getCertificate("web").getPublicKey();
      sign(entry(again, approved), publicKey);
      assertThrows(
          SignatureException.class, () -> sign(entry(again, PolicyInputs.NONE), publicKey));
      extend();
      assertThrows(SignatureException.class, () -> sign(entry(again, approved), publicKey));
    }
  }

  private static void extend() {
    tpm.provider()
        .connection()
        .device()
        .extendPcr(DEBUG_PCR, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
  }

  @Test
  void aKeyOfSoftwareIsTakenBoundToThePolicy() throws Exception {
    KeyPair software = KeyPairGenerator.getInstance("EC", "SunEC").generateKeyPair();
    KeyStore store = tpm.keyStore();
    Policy now = Policy.pcr(tpm.provider().connection().device().readPcr(TpmAlg.SHA256, DEBUG_PCR));
    Certificate certificate = certificate(software);
    KeyStore.PrivateKeyEntry entry =
        new KeyStore.PrivateKeyEntry(software.getPrivate(), new Certificate[] {certificate});
    store.setEntry("web", entry, TpmKeyProtection.of(now));
    KeyStore again = reloaded(store);
    TpmPrivateKey key = assertInstanceOf(TpmPrivateKey.class, again.getKey("web", null));
    assertEquals(now.digest(HashAlg.SHA256), key.publicArea().authPolicy());
    sign(key, software.getPublic());
    KeyStore.PrivateKeyEntry inTpm =
        (KeyStore.PrivateKeyEntry) again.getEntry("web", TpmKeyProtection.of(now));
    again.setEntry("copy", inTpm, TpmKeyProtection.of(now));
    Policy other = Policy.commandCode(TpmCc.SIGN);
    String refusal =
        assertThrows(
                KeyStoreException.class,
                () -> again.setEntry("copy", inTpm, TpmKeyProtection.of(other)))
            .getMessage();
    assertTrue(refusal.contains("another policy"), refusal);
    extend();
    assertThrows(SignatureException.class, () -> sign(key, software.getPublic()));
  }

  private static Certificate certificate(KeyPair pair) throws Exception {
    X500Name name = new X500Name("CN=web");
    Date now = new Date();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    now,
                    new Date(now.getTime() + 86_400_000L),
                    name,
                    pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }
}
