package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.engine.store.MemoryStore;
import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.crypto.PostQuantumKeyInfo;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.UnrecoverableEntryException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Post-quantum keys come out of a KeyStore, and of key files, as they went in. */
class PostQuantumKeyStoreTest {
  private static final char[] STORE_PASSWORD = "store".toCharArray();
  private static final char[] KEY_PASSWORD = "key pässword".toCharArray();
  private static final int DEBUG_PCR = 16;

  private final MemoryStore state = new MemoryStore();
  private RunningTpm tpm;
  private KeyStore store;

  @BeforeEach
  void start() throws Exception {
    tpm = ProfiledTpm.start(Profile.builder().build(), state);
    store = tpm.keyStore();
  }

  @AfterEach
  void stop() throws Exception {
    tpm.close();
  }

  @ParameterizedTest
  @EnumSource
  void withoutPassword(KeyFamily family) throws Exception {
    KeyPair made = tpm.key(family.start("key").storeIn(store));
    PrivateKey read = key(throughFile(store, tpm), null);
    assertEquals(made.getPrivate(), read);
    assertEquals(made.getPrivate().getAlgorithm(), read.getAlgorithm());
    family.use(read, made.getPublic(), tpm.provider());
  }

  @ParameterizedTest
  @EnumSource
  void withPassword(KeyFamily family) throws Exception {
    PublicKey made = tpm.key(family.start("key").auth(KEY_PASSWORD).storeIn(store)).getPublic();
    KeyStore again = throughFile(store, tpm);
    family.use(key(again, KEY_PASSWORD), made, tpm.provider());
    assertRefused(family, key(again, null), "key has a password");
    assertRefused(family, key(again, "wrong".toCharArray()), "password");
  }

  /** A PrivateKeyEntry wants one name of the algorithm for both halves. */
  @ParameterizedTest
  @EnumSource
  void anEntryNeedsAJvmThatKnowsTheAlgorithm(KeyFamily family) throws Exception {
    tpm.key(family.start("key").auth(KEY_PASSWORD).storeIn(store));
    PasswordProtection password = new PasswordProtection(KEY_PASSWORD);
    if (Runtime.version().feature() >= 24 && family != KeyFamily.HASH_ML_DSA) {
      PrivateKeyEntry entry = (PrivateKeyEntry) store.getEntry("key", password);
      family.use(entry.getPrivateKey(), entry.getCertificate().getPublicKey(), tpm.provider());
    } else {
      UnrecoverableEntryException refusal =
          assertThrows(UnrecoverableEntryException.class, () -> store.getEntry("key", password));
      assertTrue(refusal.getMessage().contains("getCertificateChain"), refusal::getMessage);
    }
  }

  /** RFC 9881: the certificate that came with the key is signed by it. */
  @ParameterizedTest
  @EnumSource(names = "ML_DSA")
  void othersVerifyTheCertificateOfAKeyOfMlDsa_alsoTheJdkThatKnowsIt(KeyFamily family)
      throws Exception {
    tpm.key(family.start("key").storeIn(store));
    Certificate certificate = throughFile(store, tpm).getCertificate("key");
    certificate.verify(certificate.getPublicKey(), new BouncyCastleProvider());
    if (Runtime.version().feature() >= 24) {
      certificate.verify(certificate.getPublicKey(), Security.getProvider("SUN"));
    }
  }

  /** The interface came with JDK 22. */
  @ParameterizedTest
  @EnumSource(names = {"ML_DSA", "ML_KEM"})
  void tellsItsParametersAsTheKeysOfTheJdkDo(KeyFamily family) throws Exception {
    PrivateKey key = tpm.key(family.start("key").storeIn(store)).getPrivate();
    Class<?> declares =
        Runtime.version().feature() >= 22
            ? Class.forName("java.security.AsymmetricKey")
            : TpmPrivateKey.class;
    Object parameters = declares.getMethod("getParams").invoke(key);
    assertTrue(
        ((NamedParameterSpec) parameters).getName().startsWith(key.getAlgorithm()),
        parameters::toString);
  }

  @ParameterizedTest
  @EnumSource
  void boundToPcrsAndPolicy(KeyFamily family) throws Exception {
    Policy owner = Policy.secret(TpmHandle.OWNER);
    PublicKey made =
        tpm.key(family.start("key").boundToPcrs("SHA-256", DEBUG_PCR).policy(owner).storeIn(store))
            .getPublic();
    PrivateKey read = key(throughFile(store, tpm), null);
    family.use(read, made, tpm.provider());
    tpm.provider()
        .connection()
        .device()
        .extendPcr(DEBUG_PCR, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
    assertRefused(family, read, "PCR 16 (SHA256) is");
  }

  @ParameterizedTest
  @EnumSource
  void fromAndToPem(KeyFamily family) throws Exception {
    KeyPair made = tpm.key(family.start("key").auth(KEY_PASSWORD));
    Tss2PrivateKey file = ((WrappedKey) ((TpmPrivateKey) made.getPrivate()).source()).key();
    String pem = Tss2Pem.encode(file);
    Tss2PrivateKey decoded = Tss2Pem.decode(pem);
    assertEquals(file, decoded);
    assertEquals(pem, Tss2Pem.encode(decoded));
    TpmPrivateKey read =
        TpmPrivateKey.of(
            tpm.provider().connection(), decoded, "read", KeyAuth.password(KEY_PASSWORD));
    family.use(read, made.getPublic(), tpm.provider());
  }

  /** Where the JVM does not know the algorithm, the certificate's key is of a class of its own. */
  @ParameterizedTest
  @EnumSource
  void withItsCertificate(KeyFamily family) throws Exception {
    PublicKey made = tpm.key(family.start("key").storeIn(store)).getPublic();
    Certificate[] chain = store.getCertificateChain("key");
    assertArrayEquals(made.getEncoded(), PostQuantumKeyInfo.of(chain[0].getPublicKey()));
    store.setKeyEntry("again", store.getKey("key", null), null, chain);
    KeyStore read = throughFile(store, tpm);
    assertArrayEquals(chain, read.getCertificateChain("again"));

    tpm.key(family.start("other").storeIn(store));
    PrivateKey key = key(store, null);
    Certificate[] wrong = store.getCertificateChain("other");
    assertThrows(KeyStoreException.class, () -> store.setKeyEntry("key", key, null, wrong));
  }

  @ParameterizedTest
  @EnumSource(names = {"ML_DSA", "HASH_ML_DSA"})
  void aKeyThatSignsHasACertificateOfItsOwn(KeyFamily family) throws Exception {
    tpm.key(family.start("key").storeIn(store));
    X509Certificate certificate = (X509Certificate) store.getCertificate("key");
    PublicKey known = family.known(certificate.getPublicKey());
    certificate.verify(known, new BouncyCastleProvider());
    certificate.verify(certificate.getPublicKey(), tpm.provider());
  }

  @Test
  void aKeyThatCannotSignHasACertificateThatNobodyVouchesFor() throws Exception {
    tpm.key(KeyFamily.ML_KEM.start("key").storeIn(store));
    X509Certificate certificate = (X509Certificate) store.getCertificate("key");
    assertEquals("SHA256withECDSA", certificate.getSigAlgName());
    assertNotNull(KeyFamily.ML_KEM.known(certificate.getPublicKey()));
  }

  /** The same TPM, as after a change of its firmware. */
  @ParameterizedTest
  @EnumSource
  void aTpmThatLacksTheAlgorithmSaysSo_andUsesTheOtherKeys(KeyFamily family) throws Exception {
    PublicKey made = tpm.key(family.start("key").storeIn(store)).getPublic();
    PublicKey web =
        tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store)).getPublic();
    byte[] content = content(store);
    tpm.close();
    Profile less = Profile.builder().without(TpmAlg.MLDSA, TpmAlg.HASH_MLDSA, TpmAlg.MLKEM).build();
    try (RunningTpm lacking = ProfiledTpm.start(less, state)) {
      KeyStore read = read(content, lacking);
      PrivateKey key = key(read, null);
      assertArrayEquals(made.getEncoded(), ((TpmPrivateKey) key).publicKey().getEncoded());
      assertRefused(family, key, "lacks");
      assertEquals(web, read.getCertificate("web").getPublicKey());
      Signature signer = Signature.getInstance("SHA256withECDSA", lacking.provider());
      signer.initSign((PrivateKey) read.getKey("web", null));
      assertTrue(signer.sign().length > 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedPublicAreaIsRefused(KeyFamily family) throws Exception {
    KeyPair made = tpm.key(family.start("key"));
    Tss2PrivateKey file = ((WrappedKey) ((TpmPrivateKey) made.getPrivate()).source()).key();
    Bytes area = file.publicArea();
    for (int size : new int[] {1, 9, area.size() / 2, area.size() - 3}) {
      Bytes less = sized(area.slice(2, 2 + size));
      InvalidKeySpecException refusal =
          assertThrows(InvalidKeySpecException.class, () -> read(file, less));
      assertTrue(refusal.getMessage().contains("damaged"), refusal::getMessage);
    }
    byte[] flipped = area.toByteArray();
    flipped[flipped.length - 5] ^= 1;
    TpmPrivateKey other = read(file, Bytes.of(flipped));
    assertFalse(other.equals(made.getPrivate()));
    assertThrows(Exception.class, () -> family.use(other, other.publicKey(), tpm.provider()));
  }

  private static Bytes sized(Bytes content) {
    return Bytes.adopt(new TpmWriter().u16(content.size()).bytes(content).toByteArray());
  }

  private TpmPrivateKey read(Tss2PrivateKey file, Bytes area) throws InvalidKeySpecException {
    Tss2PrivateKey damaged =
        Tss2PrivateKey.builder(file.type(), file.parent(), area, file.privateArea())
            .emptyAuth(true)
            .build();
    return TpmPrivateKey.of(tpm.provider().connection(), damaged, "damaged", KeyAuth.none());
  }

  private void assertRefused(KeyFamily family, PrivateKey key, String words) {
    PublicKey publicKey = ((TpmPrivateKey) key).publicKey();
    Exception refusal =
        assertThrows(Exception.class, () -> family.use(key, publicKey, tpm.provider()));
    assertTrue(refusal.getMessage().contains(words), refusal::toString);
  }

  private static PrivateKey key(KeyStore from, char[] password) throws Exception {
    return (PrivateKey) from.getKey("key", password);
  }

  private static KeyStore throughFile(KeyStore written, RunningTpm tpm) throws Exception {
    return read(content(written), tpm);
  }

  private static KeyStore read(byte[] content, RunningTpm tpm) throws Exception {
    KeyStore read = tpm.keyStore();
    read.load(new ByteArrayInputStream(content), STORE_PASSWORD);
    return read;
  }

  private static byte[] content(KeyStore store) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, STORE_PASSWORD);
    return out.toByteArray();
  }
}
