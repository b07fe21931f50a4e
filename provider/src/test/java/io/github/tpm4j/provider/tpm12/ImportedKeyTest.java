package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmConnection;
import io.github.tpm4j.keystore.TpmImportSpec;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmKeyProtection;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.tpm12.Tpm12PrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tpm12.client.Tpm12Client;
import io.github.tpm4j.tpm12.commands.pcr.Extend;
import io.github.tpm4j.tpm12.wire.Bytes;
import io.github.tpm4j.transport.Transport;
import io.github.tpm4j.transport.Transports;
import io.github.tpm4j.tss.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
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
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RSA keys of software are taken into a TPM 1.2 where that is asked for. */
@Tag("peer")
@ParameterizedClass
@EnumSource(OwnedTpm.Kind.class)
class ImportedKeyTest {
  // One TPM for all tests of an invocation.
  @Parameter OwnedTpm.Kind kind;

  private static final byte[] MESSAGE = "a message".getBytes(StandardCharsets.UTF_8);

  private static OwnedTpm tpm;
  private static TpmConnection connection;
  private static TpmProvider provider;

  @BeforeParameterizedClassInvocation
  static void start(OwnedTpm.Kind kind) throws Exception {
    tpm = new OwnedTpm(kind);
    connection =
        TpmConnection.of(TpmSettings.of(tpm.tcti()).withOwnerPassword(OwnedTpm.OWNER.clone()));
    provider = new TpmProvider(connection);
  }

  @AfterParameterizedClassInvocation
  static void close() throws Exception {
    connection.close();
    tpm.close();
  }

  @AfterEach
  void forgetTheSetting() {
    System.clearProperty(TpmImportSpec.KEY_STORE_PROPERTY);
  }

  private static KeyPair software(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static KeySpec pkcs8(KeyPair pair) {
    return new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded());
  }

  private static PrivateKey taken(TpmImportSpec wanted) throws Exception {
    return KeyFactory.getInstance("RSA", provider).generatePrivate(wanted);
  }

  private static byte[] signed(String algorithm, PrivateKey key) throws Exception {
    return signed(provider, algorithm, key);
  }

  private static byte[] signed(TpmProvider by, String algorithm, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance(algorithm, by);
    signer.initSign(key);
    signer.update(MESSAGE);
    return signer.sign();
  }

  private static void assertSigns(PrivateKey key, PublicKey publicKey, int bits) throws Exception {
    String algorithm = bits < 1024 ? "SHA1withRSA" : "SHA256withRSA";
    Signature verifier = Signature.getInstance(algorithm);
    verifier.initVerify(publicKey);
    verifier.update(MESSAGE);
    assertTrue(verifier.verify(signed(algorithm, key)));
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 768, 1024, 1536, 2048})
  void aKeyOfAnySizeSignsAndDecrypts(int bits) throws Exception {
    KeyPair pair = software(bits);
    PrivateKey key = taken(TpmImportSpec.of("taken", pkcs8(pair)));
    assertEquals(pair.getPublic(), assertInstanceOf(Tpm12PrivateKey.class, key).publicKey());
    assertNull(key.getEncoded());
    assertSigns(key, pair.getPublic(), bits);
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic());
    byte[] encrypted = cipher.doFinal(MESSAGE);
    Cipher inTpm = Cipher.getInstance("RSA/ECB/PKCS1Padding", provider);
    inTpm.init(Cipher.DECRYPT_MODE, key);
    assertArrayEquals(MESSAGE, inTpm.doFinal(encrypted));
  }

  @Test
  void aTargetGivesItPasswordPurposeAndStore() throws Exception {
    KeyPair pair = software(1024);
    KeyStore store = KeyStore.getInstance("TPM", provider);
    store.load(null, null);
    TpmKeyGenParameterSpec target =
        TpmKeyGenParameterSpec.rsa("web", 1024)
            .purposes(KeyPurpose.SIGN)
            .auth("the key's".toCharArray())
            .storeIn(store)
            .build();
    taken(TpmImportSpec.of(target, pkcs8(pair)));
    store.getCertificate("web").verify(pair.getPublic());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, null);
    store.load(new ByteArrayInputStream(file.toByteArray()), null);
    PrivateKey key = (PrivateKey) store.getKey("web", "the key's".toCharArray());
    assertSigns(key, pair.getPublic(), 1024);
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding", provider);
    assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.DECRYPT_MODE, key));
    PrivateKey guessed = (PrivateKey) store.getKey("web", "another's".toCharArray());
    assertThrows(SignatureException.class, () -> signed("SHA256withRSA", guessed));
  }

  @Test
  void aKeyBoundToPcrIsRefusedOnceOneHasChanged() throws Exception {
    KeyPair pair = software(1024);
    TpmKeyGenParameterSpec target =
        TpmKeyGenParameterSpec.rsa("bound", 1024).boundToPcrs("SHA-1", 7, 16).build();
    connection.close();
    try (Transport transport = Transports.open(tpm.tcti())) {
      TpmConnection own =
          TpmConnection.over(
              transport, TpmSettings.DEFAULT.withOwnerPassword(OwnedTpm.OWNER.clone()));
      TpmProvider ofOwn = new TpmProvider(own);
      PrivateKey key =
          KeyFactory.getInstance("RSA", ofOwn)
              .generatePrivate(TpmImportSpec.of(target, pkcs8(pair)));
      signed(ofOwn, "SHA256withRSA", key);
      new Tpm12Client(transport).execute(new Extend.Request(16, Bytes.of(new byte[20])));
      SignatureException refused =
          assertThrows(SignatureException.class, () -> signed(ofOwn, "SHA256withRSA", key));
      assertTrue(refused.getMessage().contains("TPM_WRONGPCRVAL"), refused.getMessage());
      own.close();
    }
  }

  @Test
  void aKeyStoreTakesItIfTheSettingSaysSo() throws Exception {
    KeyStore software = KeyStore.getInstance("PKCS12");
    software.load(null, null);
    KeyStore store = KeyStore.getInstance("TPM", provider);
    store.load(null, null);
    KeyPair pair = software(1024);
    TpmKeyGenParameterSpec certified =
        TpmKeyGenParameterSpec.rsa("certified", 1024).storeIn(store).build();
    taken(TpmImportSpec.of(certified, pkcs8(pair)));
    Certificate[] chain = store.getCertificateChain("certified");
    KeyStoreException refused =
        assertThrows(
            KeyStoreException.class,
            () -> store.setKeyEntry("taken", pair.getPrivate(), null, chain));
    assertTrue(refused.getMessage().contains("tpm4j.importSoftwareKeys"), refused.getMessage());
    System.setProperty(TpmImportSpec.KEY_STORE_PROPERTY, "true");
    store.setKeyEntry("taken", pair.getPrivate(), null, chain);
    assertSigns((PrivateKey) store.getKey("taken", null), pair.getPublic(), 1024);
    store.setEntry("entry", new KeyStore.PrivateKeyEntry(pair.getPrivate(), chain), null);
    assertSigns((PrivateKey) store.getKey("entry", null), pair.getPublic(), 1024);
    KeyStore.Entry bound = new KeyStore.PrivateKeyEntry(pair.getPrivate(), chain);
    KeyStoreException policy =
        assertThrows(
            KeyStoreException.class,
            () -> store.setEntry("bound", bound, TpmKeyProtection.of(Policy.authValue())));
    assertTrue(policy.getMessage().contains("boundToPcrs"), policy.getMessage());
  }

  private static RSAPrivateCrtKeySpec numbers(
      RSAPrivateCrtKey key, BigInteger modulus, BigInteger prime) {
    return new RSAPrivateCrtKeySpec(
        modulus,
        key.getPublicExponent(),
        key.getPrivateExponent(),
        prime,
        key.getPrimeQ(),
        key.getPrimeExponentP(),
        key.getPrimeExponentQ(),
        key.getCrtCoefficient());
  }

  private static void assertRefused(String algorithm, KeySpec spec, String why) throws Exception {
    connection.inUse(); // Its family is asked for once.
    long before = connection.inUse().commandsSent();
    KeyFactory factory = KeyFactory.getInstance(algorithm, provider);
    InvalidKeySpecException refused =
        assertThrows(
            InvalidKeySpecException.class,
            () -> factory.generatePrivate(TpmImportSpec.of("bad", spec)));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertEquals(before, connection.inUse().commandsSent(), "nothing was sent");
  }

  @Test
  void keysThatNoTpm12Has_areRefusedInWords_andNothingIsSent() throws Exception {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) software(1024).getPrivate();
    RSAPrivateCrtKey other = (RSAPrivateCrtKey) software(1024).getPrivate();
    String unrelated = "do not belong together";
    assertRefused("RSA", numbers(key, key.getModulus(), other.getPrimeP()), unrelated);
    assertRefused("RSA", numbers(key, other.getModulus(), key.getPrimeP()), unrelated);
    assertRefused("RSA", pkcs8(software(3072)), "2048 bits at most");
    KeyPairGenerator three = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
    three.initialize(new RSAKeyGenParameterSpec(1024, RSAKeyGenParameterSpec.F0));
    assertRefused("RSA", pkcs8(three.generateKeyPair()), "65537");
    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC", "SunEC");
    assertRefused("EC", pkcs8(ec.generateKeyPair()), "keys of RSA");
    assertRefused("RSA", new PKCS8EncodedKeySpec(new byte[] {0x30, 0}), "");
    TpmKeyGenParameterSpec larger = TpmKeyGenParameterSpec.rsa("larger", 2048).build();
    InvalidKeySpecException refused =
        assertThrows(
            InvalidKeySpecException.class,
            () -> taken(TpmImportSpec.of(larger, new PKCS8EncodedKeySpec(key.getEncoded()))));
    assertTrue(refused.getMessage().contains("RSA 1024, not RSA 2048"), refused.getMessage());
  }

  @Test
  void withoutTheOwnersSecret_theRemedyIsNamed() throws Exception {
    KeySpec key = pkcs8(software(1024));
    KeyFactory factory = KeyFactory.getInstance("RSA", tpm.provider);
    InvalidKeySpecException refused =
        assertThrows(
            InvalidKeySpecException.class,
            () -> factory.generatePrivate(TpmImportSpec.of("taken", key)));
    assertTrue(refused.getMessage().contains("ownerPasswordFile"), refused.getMessage());
    assertTrue(refused.getMessage().contains("tpm_restrictsrk -a"), refused.getMessage());
  }

  @Test
  void aWrongSecretOfTheOwnerIsShownOnce() throws Exception {
    KeySpec key = pkcs8(software(1024));
    TpmConnection wrong =
        TpmConnection.of(TpmSettings.of(tpm.tcti()).withOwnerPassword("wrong".toCharArray()));
    KeyFactory factory = KeyFactory.getInstance("RSA", new TpmProvider(wrong));
    InvalidKeySpecException refused =
        assertThrows(
            InvalidKeySpecException.class,
            () -> factory.generatePrivate(TpmImportSpec.of("taken", key)));
    assertTrue(refused.getMessage().contains("ownerPasswordFile"), refused.getMessage());
    long before = wrong.inUse().commandsSent();
    InvalidKeySpecException again =
        assertThrows(
            InvalidKeySpecException.class,
            () -> factory.generatePrivate(TpmImportSpec.of("taken", key)));
    assertTrue(again.getMessage().contains("not shown again"), again.getMessage());
    assertEquals(before, wrong.inUse().commandsSent());
    wrong.close();
  }
}
