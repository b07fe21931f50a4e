package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmLockoutException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.UnrecoverableKeyException;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each failure has the type that callers expect, and says which key, what is wrong, what to do. */
class BadInputTest extends OnEveryTpm {
  private static final char[] PASSWORD = "correct horse".toCharArray();
  private static final char[] WRONG = "battery staple".toCharArray();
  private static final int DEBUG_PCR = 16;

  private KeyStore store;
  private Heard heard;

  @BeforeEach
  void listen() throws Exception {
    store = tpm.keyStore();
    heard = new Heard();
  }

  @AfterEach
  void nothingSecretWasLogged() {
    heard.close();
    assertSaysNoSecret(heard.text());
  }

  @Test
  void aWrongPassword() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").auth(PASSWORD).storeIn(store));
    SignatureException refusal = refusal("web", WRONG);
    assertInstanceOf(TpmAuthorizationException.class, refusal.getCause());
    assertSays(refusal, "web", "password");
  }

  @Test
  void aLockedOutTpm() throws Exception {
    try (RunningTpm own = kind.start()) {
      KeyStore ownStore = own.keyStore();
      own.key(
          TpmKeyGenParameterSpec.ec("web", "secp256r1")
              .auth(PASSWORD)
              .dictionaryAttackProtected(true)
              .storeIn(ownStore));
      PrivateKey key = (PrivateKey) ownStore.getKey("web", WRONG);
      SignatureException refusal = null;
      for (int i = 0; i < 40 && !isLockout(refusal); i++) {
        refusal = assertThrows(SignatureException.class, () -> sign(own, key));
      }
      assertTrue(isLockout(refusal), "the TPM does not lock out");
      assertSays(refusal, "web", "lockout");
    }
  }

  private static boolean isLockout(SignatureException refusal) {
    return refusal != null && refusal.getCause() instanceof TpmLockoutException;
  }

  @Test
  void anUnsatisfiedPolicy() throws Exception {
    tpm.key(
        TpmKeyGenParameterSpec.ec("web", "secp256r1")
            .boundToPcrs("SHA-256", DEBUG_PCR)
            .storeIn(store));
    tpm.provider()
        .connection()
        .device()
        .extendPcr(DEBUG_PCR, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
    SignatureException refusal = refusal("web", null);
    assertInstanceOf(TpmPolicyException.class, refusal.getCause());
    assertSays(refusal, "web", "PCR 16", "make the key anew");
  }

  @Test
  void aWrongStorePassword() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    byte[] content = content();
    IOException refusal = assertThrows(IOException.class, () -> load(content, WRONG));
    assertInstanceOf(UnrecoverableKeyException.class, refusal.getCause());
    assertSaysNoSecret(refusal.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, -1})
  void aTruncatedStore(int kept) throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    byte[] content = content();
    int length = kept < 0 ? content.length + kept : kept;
    assertThrows(IOException.class, () -> load(Arrays.copyOf(content, length), PASSWORD));
  }

  @Test
  void aCorruptedStore() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    byte[] content = content();
    for (int at = 0; at < content.length; at += 7) {
      byte[] changed = content.clone();
      changed[at] ^= 0x10;
      IOException refusal = assertThrows(IOException.class, () -> load(changed, PASSWORD));
      assertSaysNoSecret(refusal.toString());
    }
  }

  @Test
  void aKeyOfAnotherTpm() throws Exception {
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    byte[] content = content();
    try (RunningTpm other = kind.start()) {
      KeyStore there = other.keyStore();
      there.load(new ByteArrayInputStream(content), PASSWORD);
      PrivateKey key = (PrivateKey) there.getKey("web", null);
      SignatureException refusal = assertThrows(SignatureException.class, () -> sign(other, key));
      assertInstanceOf(TpmForeignKeyException.class, refusal.getCause());
      assertSays(refusal, "web", "TPM that made the key");
    }
  }

  @Test
  void aTpmThatVanishes() throws Exception {
    RunningTpm own = kind.start();
    KeyStore ownStore = own.keyStore();
    own.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(ownStore));
    PrivateKey key = (PrivateKey) ownStore.getKey("web", null);
    sign(own, key);
    own.vanish();
    ProviderException failure = assertThrows(ProviderException.class, () -> sign(own, key));
    assertTrue(failure.getMessage().contains("web"), failure.getMessage());
    assertTrue(failure.getMessage().contains(own.tcti()), failure.getMessage());
  }

  @Test
  void aKeySizeThatTheTpmLacks() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider());
    InvalidParameterException refusal =
        assertThrows(InvalidParameterException.class, () -> generator.initialize(16384));
    assertTrue(refusal.getMessage().contains("16384"), refusal.getMessage());
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> generator.initialize(TpmKeyGenParameterSpec.rsa("web", 16384).build()));
  }

  @Test
  void aCurveThatTpmsLack() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", tpm.provider());
    assertThrows(InvalidParameterException.class, () -> generator.initialize(255));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> generator.initialize(new ECGenParameterSpec("secp256k1")));
    assertThrows(
        InvalidAlgorithmParameterException.class,
        () -> generator.initialize(java.security.spec.NamedParameterSpec.X25519));
  }

  @Test
  void aPasswordThatIsTooLong() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", tpm.provider());
    TpmKeyGenParameterSpec spec =
        TpmKeyGenParameterSpec.ec("web", "secp256r1").auth(new char[33]).build();
    assertThrows(InvalidAlgorithmParameterException.class, () -> generator.initialize(spec));
  }

  private SignatureException refusal(String alias, char[] password) throws Exception {
    PrivateKey key = (PrivateKey) store.getKey(alias, password);
    return assertThrows(SignatureException.class, () -> sign(tpm, key));
  }

  private static void sign(RunningTpm tpm, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signer.initSign(key);
    signer.sign();
  }

  private byte[] content() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, PASSWORD);
    return out.toByteArray();
  }

  private static void load(byte[] content, char[] password) throws Exception {
    tpm.keyStore().load(new ByteArrayInputStream(content), password);
  }

  private static void assertSays(Exception refusal, String... words) {
    for (String word : words) {
      assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
    }
    for (Throwable e = refusal; e != null; e = e.getCause()) {
      assertSaysNoSecret(e.toString());
    }
  }

  private static void assertSaysNoSecret(String text) {
    for (char[] password : new char[][] {PASSWORD, WRONG}) {
      String plain = new String(password);
      assertFalse(text.contains(plain), text);
      String hex =
          java.util.HexFormat.of()
              .formatHex(plain.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertFalse(text.toLowerCase(java.util.Locale.ROOT).contains(hex), text);
    }
  }
}
