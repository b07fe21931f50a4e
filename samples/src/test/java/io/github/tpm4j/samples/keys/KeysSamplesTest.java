package io.github.tpm4j.samples.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.samples.BundledKeys;
import io.github.tpm4j.tss.objects.TpmtPublic;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.Date;
import javax.crypto.SecretKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

/** Keys of other kinds and origin do what others do. */
class KeysSamplesTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  private static KeyStore newStore() throws Exception {
    KeyStore store = KeyStore.getInstance("TPM");
    store.load(null, null);
    return store;
  }

  private static boolean signs(PrivateKey key, PublicKey publicKey) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key);
    signature.update(MESSAGE);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(MESSAGE);
    return signature.verify(signed);
  }

  @Test
  void aSecretKeyIsTheSameFromTheStore() throws Exception {
    try (BundledKeys keys = new BundledKeys()) {
      KeyStore store = newStore();
      SecretKey made = TokenKey.make(store);
      assertNull(made.getEncoded());
      byte[] tag = TokenKey.tag(made, MESSAGE);
      assertEquals(32, tag.length);
      assertArrayEquals(tag, TokenKey.tag((SecretKey) store.getKey("tokens", null), MESSAGE));
    }
  }

  @Test
  void aKeyOfSoftwareSignsInTheTpm() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "SunEC");
    KeyPair pair = generator.generateKeyPair();
    try (BundledKeys keys = new BundledKeys()) {
      KeyStore store = newStore();
      PrivateKey inTpm =
          ImportedKey.put(
              store, pair.getPrivate().getEncoded(), new Certificate[] {selfSigned(pair)});
      assertNull(inTpm.getEncoded());
      assertTrue(signs(inTpm, pair.getPublic()));
      assertTrue(signs((PrivateKey) store.getKey("web", null), pair.getPublic()));
    }
  }

  private static Certificate selfSigned(KeyPair pair) throws Exception {
    X500Name name = new X500Name("CN=web");
    Date now = new Date();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(name, BigInteger.ONE, now, now, name, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }

  @Test
  void aCopySignsInTheOtherTpm_andInNoThird() throws Exception {
    TpmConnection here = TpmConnection.of(TpmSettings.of("engine:memory,name=here"));
    TpmConnection there = TpmConnection.of(TpmSettings.of("engine:memory,name=there"));
    TpmConnection third = TpmConnection.of(TpmSettings.of("engine:memory,name=third"));
    try {
      TpmProvider other = new TpmProvider(there);
      TpmtPublic theirs = CopiedKey.storageKey(other);
      KeyPair pair = CopiedKey.make(new TpmProvider(here), theirs);
      String pem = CopiedKey.copy(pair, theirs);
      PrivateKey copy = CopiedKey.read(other, pem);
      Signature signature = Signature.getInstance("SHA256withECDSA", other);
      signature.initSign(copy);
      signature.update(MESSAGE);
      byte[] signed = signature.sign();
      Signature verifier = Signature.getInstance("SHA256withECDSA");
      verifier.initVerify(pair.getPublic());
      verifier.update(MESSAGE);
      assertTrue(verifier.verify(signed));
      TpmProvider stranger = new TpmProvider(third);
      PrivateKey unusable = CopiedKey.read(stranger, pem);
      Signature refused = Signature.getInstance("SHA256withECDSA", stranger);
      assertThrows(
          GeneralSecurityException.class,
          () -> {
            refused.initSign(unusable);
            refused.sign();
          });
    } finally {
      here.close();
      there.close();
      third.close();
    }
  }
}
