package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyStore;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.spec.InvalidKeySpecException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that somebody else has put into the TPM's own memory. */
class PersistentKeyTest extends OnEveryTpm {
  private static final int PLACE = 0x81000020;
  private static final String PASSWORD = "of the key";
  private static final TpmtPublic COUNTING =
      KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().without(TpmaObject.NO_DA).build();

  private TpmDevice device;
  private TpmClient client;

  @BeforeEach
  void startUp() {
    device = tpm.provider().connection().device();
    device.readPcr(TpmAlg.SHA256, 0);
    client = device.client();
  }

  @AfterEach
  void lockoutIsAsItWas() {
    assertEquals(0, TpmProperties.read(client, TpmPt.LOCKOUT_COUNTER));
  }

  private PersistentObject key(TpmtPublic template, String password) {
    SecretBytes authValue = SecretBytes.of(password.getBytes(StandardCharsets.UTF_8));
    return new PersistentObject(client, PLACE, TpmHandle.OWNER, template, authValue);
  }

  private static TpmPrivateKey opened(KeyAuth auth) throws Exception {
    return TpmPrivateKey.ofPersistent(tpm.provider().connection(), PLACE, auth);
  }

  private static TpmPrivateKey opened(KeyAuth auth, Policy policy) throws Exception {
    return TpmPrivateKey.ofPersistent(tpm.provider().connection(), PLACE, auth, policy);
  }

  private static KeyAuth password(String password) {
    return KeyAuth.password(password.toCharArray());
  }

  private static void assertSigns(TpmPrivateKey key) throws Exception {
    byte[] signature = sign(key);
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(key.publicKey());
    assertTrue(verifier.verify(signature));
  }

  private static byte[] sign(TpmPrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signer.initSign(key);
    return signer.sign();
  }

  private static void assertRefused(TpmPrivateKey key, String reason) {
    SignatureException refusal = assertThrows(SignatureException.class, () -> sign(key));
    assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
  }

  @Test
  void oneThatCountsWrongPasswordsIsNotTriedWithoutOne() throws Exception {
    try (PersistentObject key = key(COUNTING, PASSWORD)) {
      TpmPrivateKey opened = opened(KeyAuth.none());
      for (int use = 0; use < 5; use++) {
        assertRefused(opened, "Give the key's password, the empty one if it has none");
      }
      assertSigns(opened(password(PASSWORD)));
    }
  }

  @Test
  void oneThatCountsAndHasNoPasswordTakesTheEmptyOneThatIsGiven() throws Exception {
    try (PersistentObject key = key(COUNTING, "")) {
      assertSigns(opened(password("")));
    }
  }

  @Test
  void oneThatDoesNotCountIsTriedWithoutAPassword() throws Exception {
    TpmtPublic template = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
    try (PersistentObject key = key(template, "")) {
      assertSigns(opened(KeyAuth.none()));
    }
  }

  @Test
  void onesPolicyIsGiven() throws Exception {
    Policy policy = Policy.pcr(device.readPcr(TpmAlg.SHA256, 16)).and(Policy.authValue());
    try (PersistentObject key = key(boundTo(policy), PASSWORD)) {
      assertSigns(opened(password(PASSWORD), policy));
      assertRefused(opened(KeyAuth.none(), policy), "counts wrong passwords");
      assertThrows(SignatureException.class, () -> sign(opened(password(PASSWORD))));
    }
  }

  @Test
  void whatOnesPolicyAsksForIsGiven() throws Exception {
    Policy policy = Policy.secret(TpmHandle.OWNER);
    PolicyInputs wrong =
        PolicyInputs.NONE.withSecret(TpmHandle.OWNER, () -> SecretBytes.of((byte) 1));
    try (PersistentObject key = key(boundTo(policy), PASSWORD)) {
      // The owner has no password, so none is needed; one that is given is sent.
      TpmPrivateKey opened = opened(KeyAuth.none(), policy);
      assertSigns(opened);
      assertThrows(SignatureException.class, () -> sign(opened.with(wrong)));
    }
  }

  @Test
  void aKeyStoreKeepsOneWithItsPolicy() throws Exception {
    Policy policy = Policy.pcr(device.readPcr(TpmAlg.SHA256, 16)).and(Policy.authValue());
    try (PersistentObject key = key(boundTo(policy), PASSWORD)) {
      KeyStore store = stored(opened(password(PASSWORD), policy));
      TpmPrivateKey read = (TpmPrivateKey) store.getKey("web", PASSWORD.toCharArray());
      assertSigns(read);
      assertThrows(InvalidKeyException.class, () -> signOf(store, null));

      device.extendPcr(16, Map.of(TpmAlg.SHA256, Digests.zero(HashAlg.SHA256)));
      assertRefused(read, "PCR 16");
    }
  }

  private static byte[] signOf(KeyStore store, char[] password) throws Exception {
    return sign((TpmPrivateKey) store.getKey("web", password));
  }

  /** keytool and JSSE give the password of the store for each key. */
  @Test
  void aKeyStoreKeepsOneWithoutPassword_andGivesItNone() throws Exception {
    try (PersistentObject key = key(COUNTING, "")) {
      KeyStore store = stored(opened(password("")));
      signOf(store, "of the store".toCharArray());
      signOf(store, null);
    }
  }

  @Test
  void aKeyStoreSaysThatAnotherKeyStandsThere() throws Exception {
    KeyStore store;
    try (PersistentObject key = key(COUNTING, "")) {
      store = stored(opened(password("")));
    }
    TpmtPublic other = KeyTemplate.ec(TpmEccCurve.NIST_P256).signing().build();
    try (PersistentObject key = key(other, "")) {
      TpmPrivateKey read = (TpmPrivateKey) store.getKey("web", null);
      assertRefused(read, "Another key stands at 0x81000020");
    }
  }

  private static KeyStore stored(TpmPrivateKey key) throws Exception {
    KeyStore store = tpm.keyStore();
    store.setKeyEntry("web", key, null, new Certificate[] {certificate(key)});
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    store.store(file, null);
    KeyStore read = KeyStore.getInstance("TPM", tpm.provider());
    read.load(new ByteArrayInputStream(file.toByteArray()), null);
    return read;
  }

  /** A self-signed certificate. */
  static Certificate certificate(TpmPrivateKey key) throws Exception {
    X500Principal name = new X500Principal("CN=web");
    Instant now = Instant.now();
    ContentSigner signer =
        new JcaContentSignerBuilder("SHA256withECDSA").setProvider(tpm.provider()).build(key);
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(now),
                    Date.from(now.plus(1, ChronoUnit.DAYS)),
                    name,
                    key.publicKey())
                .build(signer));
  }

  @Test
  void anotherPolicyIsRefusedAtOnce() throws Exception {
    try (PersistentObject key = key(boundTo(Policy.secret(TpmHandle.OWNER)), PASSWORD)) {
      InvalidKeySpecException refusal =
          assertThrows(
              InvalidKeySpecException.class,
              () -> opened(KeyAuth.none(), Policy.secret(TpmHandle.ENDORSEMENT)));
      assertTrue(refusal.getMessage().contains("another policy"), refusal.getMessage());
    }
  }

  private static TpmtPublic boundTo(Policy policy) {
    return KeyTemplate.ec(TpmEccCurve.NIST_P256)
        .signing()
        .boundTo(policy)
        .without(TpmaObject.NO_DA | TpmaObject.USER_WITH_AUTH)
        .build();
  }
}
