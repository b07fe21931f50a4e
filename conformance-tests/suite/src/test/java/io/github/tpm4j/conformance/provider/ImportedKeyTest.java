package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.tss.attributes.TpmaObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Date;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of software are taken into the TPM if that is asked for, and refused otherwise. */
class ImportedKeyTest extends OnEveryTpm {

  @AfterEach
  void forgetTheSetting() {
    System.clearProperty(TpmImportSpec.KEY_STORE_PROPERTY);
  }

  @Test
  void rsaKeySignsAndDecrypts() throws Exception {
    KeyPair pair = software("RSA", 2048);
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) pair.getPrivate();
    KeySpec numbers =
        new RSAPrivateCrtKeySpec(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getPrimeP(),
            key.getPrimeQ(),
            key.getPrimeExponentP(),
            key.getPrimeExponentQ(),
            key.getCrtCoefficient());
    for (KeySpec spec : new KeySpec[] {numbers, new PKCS8EncodedKeySpec(key.getEncoded())}) {
      TpmPrivateKey imported = imported("RSA", spec);
      assertEquals(pair.getPublic(), imported.publicKey());
      assertSigns("SHA256withRSA", imported, pair.getPublic());
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic());
      byte[] encrypted = cipher.doFinal(new byte[] {1, 2, 3});
      Cipher inTpm = Cipher.getInstance("RSA/ECB/PKCS1Padding", tpm.provider());
      inTpm.init(Cipher.DECRYPT_MODE, imported);
      assertArrayEquals(new byte[] {1, 2, 3}, inTpm.doFinal(encrypted));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {256, 384, 521})
  void ecKeySignsAndAgrees(int bits) throws Exception {
    for (int i = 0; i < 4; i++) {
      KeyPair pair = software("EC", bits);
      ECPrivateKey key = (ECPrivateKey) pair.getPrivate();
      TpmPrivateKey imported = imported("EC", new ECPrivateKeySpec(key.getS(), key.getParams()));
      // Either of the two points with the same x is met.
      assertEquals(pair.getPublic(), imported.publicKey());
      assertSigns("SHA256withECDSA", imported, pair.getPublic());
      KeyPair other = software("EC", bits);
      assertArrayEquals(agree(key, other, "SunEC"), agree(imported, other, "TPM"));
    }
  }

  @Test
  void theTpmDoesNotClaimToHaveMadeIt() throws Exception {
    TpmPrivateKey imported =
        imported("EC", new PKCS8EncodedKeySpec(software("EC", 256).getPrivate().getEncoded()));
    TpmaObject attributes = imported.publicArea().objectAttributes();
    assertEquals(
        0,
        attributes.value()
            & (TpmaObject.FIXED_TPM | TpmaObject.FIXED_PARENT | TpmaObject.SENSITIVE_DATA_ORIGIN));
    assertNull(imported.getEncoded());
  }

  @Test
  void aKeyStoreTakesItIfTheSettingSaysSo() throws Exception {
    KeyPair pair = software("EC", 256);
    Certificate[] chain = {certificate(pair)};
    KeyStore store = KeyStore.getInstance("TPM", tpm.provider());
    store.load(null, null);
    KeyStoreException refusal =
        assertThrows(
            KeyStoreException.class,
            () -> store.setKeyEntry("taken", pair.getPrivate(), null, chain));
    assertTrue(refusal.getMessage().contains("tpm4j.importSoftwareKeys"), refusal.getMessage());
    assertEquals(0, store.size());

    System.setProperty(TpmImportSpec.KEY_STORE_PROPERTY, "true");
    store.setKeyEntry("taken", pair.getPrivate(), null, chain);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, null);
    store.load(new ByteArrayInputStream(file.toByteArray()), null);
    PrivateKey key = (PrivateKey) store.getKey("taken", null);
    assertInstanceOf(TpmPrivateKey.class, key);
    assertSigns("SHA256withECDSA", key, chain[0].getPublicKey());
    assertThrows(
        KeyStoreException.class,
        () -> store.setKeyEntry("other", software("EC", 256).getPrivate(), null, chain));
  }

  @Test
  void hasPasswordAndPcrAsAGeneratedKeyHas_ifThatIsAskedFor() throws Exception {
    for (String algorithm : new String[] {"RSA", "EC"}) {
      KeyPair pair = software(algorithm, algorithm.equals("RSA") ? 2048 : 256);
      KeyStore store = KeyStore.getInstance("TPM", tpm.provider());
      store.load(null, null);
      TpmKeyGenParameterSpec target =
          kind(algorithm, "bound")
              .auth("secret".toCharArray())
              .boundToPcrs("SHA-256", 16)
              .dictionaryAttackProtected(false)
              .storeIn(store)
              .build();
      KeySpec numbers = new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded());
      KeyFactory.getInstance(algorithm, tpm.provider())
          .generatePrivate(TpmImportSpec.of(target, numbers));
      assertEquals(pair.getPublic(), store.getCertificate("bound").getPublicKey());
      store.getCertificate("bound").verify(pair.getPublic());
      PrivateKey key = (PrivateKey) store.getKey("bound", "secret".toCharArray());
      assertSigns(
          algorithm.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA", key, pair.getPublic());
      PrivateKey guessed = (PrivateKey) store.getKey("bound", "wrong".toCharArray());
      Signature signature =
          Signature.getInstance(
              "SHA256with" + (algorithm.equals("RSA") ? "RSA" : "ECDSA"), tpm.provider());
      signature.initSign(guessed);
      assertThrows(SignatureException.class, signature::sign);
    }
  }

  @Test
  void aTargetOfAnotherKindIsRefused() throws Exception {
    KeySpec ec = new PKCS8EncodedKeySpec(software("EC", 256).getPrivate().getEncoded());
    KeyFactory factory = KeyFactory.getInstance("EC", tpm.provider());
    TpmKeyGenParameterSpec larger = TpmKeyGenParameterSpec.ec("larger", "secp384r1").build();
    InvalidKeySpecException refused =
        assertThrows(
            InvalidKeySpecException.class,
            () -> factory.generatePrivate(TpmImportSpec.of(larger, ec)));
    assertTrue(refused.getMessage().contains("P256"), refused.getMessage());
    TpmKeyGenParameterSpec rsa = TpmKeyGenParameterSpec.rsa("rsa", 2048).build();
    assertThrows(
        InvalidKeySpecException.class, () -> factory.generatePrivate(TpmImportSpec.of(rsa, ec)));
    TpmKeyGenParameterSpec aes = TpmKeyGenParameterSpec.aes("aes", 128).build();
    assertThrows(IllegalArgumentException.class, () -> TpmImportSpec.of(aes, ec));
  }

  private static TpmKeyGenParameterBuilder kind(String algorithm, String alias) {
    return algorithm.equals("RSA")
        ? TpmKeyGenParameterSpec.rsa(alias, 2048)
        : TpmKeyGenParameterSpec.ec(alias, "secp256r1");
  }

  @Test
  void aKeyStoreTakesSecretKeysToo() throws Exception {
    KeyStore store = KeyStore.getInstance("TPM", tpm.provider());
    store.load(null, null);
    SecretKey hmac = new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(), "HmacSHA256");
    KeyStoreException refusal =
        assertThrows(KeyStoreException.class, () -> store.setKeyEntry("tokens", hmac, null, null));
    assertTrue(refusal.getMessage().contains("tpm4j.importSoftwareKeys"), refusal.getMessage());

    System.setProperty(TpmImportSpec.KEY_STORE_PROPERTY, "true");
    store.setKeyEntry("tokens", hmac, null, null);
    Mac expected = Mac.getInstance("HmacSHA256", "SunJCE");
    expected.init(hmac);
    Mac mac = Mac.getInstance("HmacSHA256", tpm.provider());
    mac.init(store.getKey("tokens", null));
    assertArrayEquals(expected.doFinal(new byte[] {7}), mac.doFinal(new byte[] {7}));
    SecretKey unknown = new SecretKeySpec(new byte[24], "DESede");
    refusal =
        assertThrows(
            KeyStoreException.class, () -> store.setKeyEntry("other", unknown, null, null));
    assertTrue(refusal.getMessage().contains("DESede"), refusal.getMessage());
  }

  @Test
  void isRefusedWithoutBeingAskedFor() throws Exception {
    KeySpec pkcs8 = new PKCS8EncodedKeySpec(software("EC", 256).getPrivate().getEncoded());
    KeyFactory factory = KeyFactory.getInstance("EC", tpm.provider());
    InvalidKeySpecException refusal =
        assertThrows(InvalidKeySpecException.class, () -> factory.generatePrivate(pkcs8));
    assertTrue(refusal.getMessage().contains("TpmImportSpec"), refusal.getMessage());
    ECPrivateKey key = (ECPrivateKey) software("EC", 256).getPrivate();
    KeySpec numbers = new ECPrivateKeySpec(key.getS(), key.getParams());
    refusal = assertThrows(InvalidKeySpecException.class, () -> factory.generatePrivate(numbers));
    assertTrue(refusal.getMessage().contains("TpmImportSpec"), refusal.getMessage());
  }

  @Test
  void wrongNumbersAreRefused() throws Exception {
    ECPrivateKey ec = (ECPrivateKey) software("EC", 256).getPrivate();
    BigInteger order = ec.getParams().getOrder();
    for (BigInteger number : new BigInteger[] {BigInteger.ZERO, order, order.add(ec.getS())}) {
      refuse("EC", new ECPrivateKeySpec(number, ec.getParams()));
    }
    RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) software("RSA", 2048).getPrivate();
    RSAPrivateCrtKey other = (RSAPrivateCrtKey) software("RSA", 2048).getPrivate();
    refuse(
        "RSA",
        new RSAPrivateCrtKeySpec(
            rsa.getModulus(),
            rsa.getPublicExponent(),
            rsa.getPrivateExponent(),
            other.getPrimeP(),
            rsa.getPrimeQ(),
            rsa.getPrimeExponentP(),
            rsa.getPrimeExponentQ(),
            rsa.getCrtCoefficient()));
    refuse("RSA", new RSAPrivateKeySpec(rsa.getModulus(), rsa.getPrivateExponent()));
    refuse("RSA", new PKCS8EncodedKeySpec(new byte[] {0x30, 0}));
    refuse("RSA", new PKCS8EncodedKeySpec(ec.getEncoded()));
  }

  private void refuse(String algorithm, KeySpec spec) {
    assertThrows(InvalidKeySpecException.class, () -> imported(algorithm, spec));
  }

  private static KeyPair software(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(algorithm, algorithm.equals("EC") ? "SunEC" : "SunRsaSign");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static TpmPrivateKey imported(String algorithm, KeySpec spec) throws Exception {
    return (TpmPrivateKey)
        KeyFactory.getInstance(algorithm, tpm.provider())
            .generatePrivate(TpmImportSpec.of("taken", spec));
  }

  private static void assertSigns(String algorithm, PrivateKey key, PublicKey publicKey)
      throws Exception {
    Signature signer = Signature.getInstance(algorithm, tpm.provider());
    signer.initSign(key);
    signer.update((byte) 7);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(publicKey);
    verifier.update((byte) 7);
    assertTrue(verifier.verify(signature));
  }

  private static byte[] agree(PrivateKey key, KeyPair other, String provider) throws Exception {
    KeyAgreement agreement =
        provider.equals("TPM")
            ? KeyAgreement.getInstance("ECDH", tpm.provider())
            : KeyAgreement.getInstance("ECDH", provider);
    agreement.init(key);
    agreement.doPhase(other.getPublic(), true);
    return agreement.generateSecret();
  }

  private static X509Certificate certificate(KeyPair pair) throws Exception {
    X500Principal name = new X500Principal("CN=taken");
    Date now = new Date();
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(name, BigInteger.ONE, now, now, name, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
  }
}
