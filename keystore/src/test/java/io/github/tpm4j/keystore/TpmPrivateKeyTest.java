package io.github.tpm4j.keystore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2Pem;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.pcr.Pcr;
import io.github.tpm4j.tss.pcr.PcrSelections;
import io.github.tpm4j.tss.pcr.PcrValues;
import io.github.tpm4j.tss.policy.AuthorizePolicy;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyCircumstances;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.interfaces.ECKey;
import java.security.spec.InvalidKeySpecException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys as programs see them, without a TPM. */
class TpmPrivateKeyTest {
  private static final TpmConnection NO_TPM =
      TpmConnection.of(TpmSettings.of("swtpm:host=127.0.0.1,port=1"));

  @Test
  void isAnEcKeyWithoutAnEncoding() throws Exception {
    TpmPrivateKey key = key("tpm2-openssl-1.1.1-p256.pem", KeyAuth.none());
    assertEquals("EC", key.getAlgorithm());
    assertNull(key.getFormat());
    assertNull(key.getEncoded());
    assertEquals(256, assertInstanceOf(ECKey.class, key).getParams().getOrder().bitLength());
    assertEquals(TpmEccCurve.NIST_P256, ((TpmEcPrivateKey) key).curve());
    key.requireUsable();
  }

  @Test
  void isNoKeyOfX25519_andTheRefusalNamesWhatTakesIt() {
    TpmtPublic area =
        KeyTemplate.dhkem(TpmEccCurve.CURVE_25519, HashAlg.SHA256)
            .build()
            .withUnique(new TpmsEccPoint(Bytes.of(new byte[32]), Bytes.EMPTY));
    KeySource source =
        new PersistentKey(TpmHandle.of(0x8100_0020), area, Optional.empty(), Optional.empty());
    InvalidKeySpecException refusal =
        assertThrows(
            InvalidKeySpecException.class,
            () -> TpmPrivateKey.of(NO_TPM, source, "web", KeyAuth.none()));

    assertTrue(refusal.getMessage().contains("web is of X25519 or X448"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("TpmKey.decapsulate"), refusal.getMessage());
  }

  @Test
  void overridesGetParamsItself() throws Exception {
    for (Class<?> type : new Class<?>[] {TpmRsaPrivateKey.class, TpmEcPrivateKey.class}) {
      assertEquals(type, type.getMethod("getParams").getDeclaringClass());
    }
  }

  @Test
  void isEqualToAKeyWithTheSamePublicKey() throws Exception {
    TpmPrivateKey key = key("tpm2-openssl-1.1.1-p256.pem", KeyAuth.none());
    TpmPrivateKey renamed = key.with("other", KeyAuth.password("x".toCharArray()));
    assertEquals(key, renamed);
    assertEquals(key.hashCode(), renamed.hashCode());
    assertNotEquals(key, key("tpm2-openssl-1.1.1-p256-auth.pem", KeyAuth.none()));
  }

  @Test
  void needsThePasswordThatItsFileTellsOf() throws Exception {
    TpmPrivateKey without = key("tpm2-openssl-1.1.1-p256-auth.pem", KeyAuth.none());
    InvalidKeyException refusal = assertThrows(InvalidKeyException.class, without::requireUsable);
    assertTrue(refusal.getMessage().contains("web has a password"), refusal.getMessage());
    without.with("web", KeyAuth.password("x".toCharArray())).requireUsable();
  }

  @Test
  void isOfNoUseAfterItWasDestroyed() throws Exception {
    TpmPrivateKey key =
        key("tpm2-openssl-1.1.1-p256-auth.pem", KeyAuth.password("x".toCharArray()));
    key.destroy();
    assertTrue(key.isDestroyed());
    assertThrows(InvalidKeyException.class, key::requireUsable);
    TpmException refusal = assertThrows(TpmException.class, key::loaded);
    assertTrue(refusal.getMessage().contains("web was destroyed"), refusal.getMessage());
  }

  @Test
  void outlivesACopyThatIsDestroyed_andTheOtherWayRound() throws Exception {
    TpmPrivateKey key =
        key("tpm2-openssl-1.1.1-p256-auth.pem", KeyAuth.password("x".toCharArray()));
    TpmPrivateKey copy = key.with(PolicyInputs.NONE);
    TpmPrivateKey other = key.with(PolicyInputs.NONE);
    copy.destroy();
    try (SecretBytes password = key.auth().value("web")) {
      assertEquals(Bytes.ofHex("78"), Bytes.of(password.borrow()));
    }
    key.requireUsable();
    key.destroy();
    try (SecretBytes password = other.auth().value("web")) {
      assertEquals(Bytes.ofHex("78"), Bytes.of(password.borrow()));
    }
    other.requireUsable();
  }

  @Test
  void isNeverSerialized() throws Exception {
    TpmPrivateKey key = key("tpm2-openssl-1.1.1-p256.pem", KeyAuth.none());
    ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream());
    assertThrows(NotSerializableException.class, () -> out.writeObject(key));
  }

  @Test
  void sealedDataAreNoKey() throws Exception {
    Tss2PrivateKey key = file("tpm2-openssl-1.1.1-p256.pem");
    Tss2PrivateKey sealed =
        Tss2PrivateKey.builder(
                Tss2KeyType.SEALED, key.parent(), key.publicArea(), key.privateArea())
            .build();
    assertThrows(
        InvalidKeySpecException.class,
        () -> TpmPrivateKey.of(NO_TPM, sealed, "web", KeyAuth.none()));
  }

  @Test
  void aDamagedPublicAreaIsRefused() throws Exception {
    Tss2PrivateKey key = file("tpm2-openssl-1.1.1-p256.pem");
    Tss2PrivateKey damaged =
        Tss2PrivateKey.builder(
                Tss2KeyType.LOADABLE, key.parent(), Bytes.ofHex("00020023"), key.privateArea())
            .build();
    assertThrows(
        InvalidKeySpecException.class,
        () -> TpmPrivateKey.of(NO_TPM, damaged, "web", KeyAuth.none()));
  }

  @Test
  void aPcrPolicyInTheFormOfOpensslTpm2EngineIsTheDraftsPolicy() throws Exception {
    TpmPrivateKey key = key("openssl-tpm2-engine-4.3.0-pcr-policy.pem", KeyAuth.none());
    Policy draft =
        Policy.pcr(
            PcrSelections.of(TpmAlg.SHA256, 16),
            Bytes.ofHex("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925"));
    assertEquals(draft, policy(key).policy());
    assertEquals(draft.digest(HashAlg.SHA256), key.publicArea().authPolicy());
  }

  @Test
  void aSignedPolicyInTheDraftsOrderIsApproved() throws Exception {
    TpmPrivateKey key = key("openssl-tpm2-engine-4.3.0-signed-policy.pem", KeyAuth.none());
    Policy policy = policy(key).policy();
    assertInstanceOf(AuthorizePolicy.class, policy.elements().get(0));
    assertEquals(policy.digest(HashAlg.SHA256), key.publicArea().authPolicy());
    PolicyCircumstances zero =
        new PolicyCircumstances(
            Optional.empty(),
            policy(key).approvals(),
            selection -> new PcrValues(selection, Map.of(PCR_16, Digests.zero(HashAlg.SHA256))));
    assertEquals(List.of(), policy.obstacles(zero));
  }

  private static final Pcr PCR_16 = new Pcr(TpmAlg.SHA256, 16);

  private static KeyPolicy policy(TpmPrivateKey key) {
    return assertInstanceOf(WrappedKey.class, key.source()).policy();
  }

  private static TpmPrivateKey key(String name, KeyAuth auth) throws Exception {
    return TpmPrivateKey.of(NO_TPM, file(name), "web", auth);
  }

  private static Tss2PrivateKey file(String name) throws IOException {
    try (InputStream in = Tss2Pem.class.getResourceAsStream(name)) {
      return Tss2Pem.decode(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }
}
