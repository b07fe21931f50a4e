package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.ParentAuth;
import io.github.tpm4j.keystore.TpmKeyGenParameterBuilder;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.commands.pcr.PcrReset;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.constants.TpmPt;
import io.github.tpm4j.tss.device.KeyBlob;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.device.TpmKey;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.resource.KeyAuthorization;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys under persistent storage keys that have a password or a policy. */
class ParentAuthTest extends OnEveryTpm {
  private static final int PLACE = 0x81000010;
  private static final int STANDARD_PLACE = 0x81000001;
  private static final int DEBUG_PCR = 16;
  private static final String PASSWORD = "of the parent";

  private TpmClient client;
  private Heard heard;

  @BeforeEach
  void startUp() {
    TpmDevice device = tpm.provider().connection().device();
    device.readPcr(TpmAlg.SHA256, 0);
    client = device.client();
    heard = new Heard();
  }

  @AfterEach
  void lockoutIsAsItWas() {
    heard.close();
    assertFalse(heard.text().contains(PASSWORD), heard.text());
    assertEquals(0, lockoutCounter());
  }

  private int lockoutCounter() {
    return TpmProperties.read(client, TpmPt.LOCKOUT_COUNTER);
  }

  /** Of a storage key that counts wrong tries. */
  private static TpmtPublic counting(TpmtPublic template) {
    return with(template, template.objectAttributes().without(TpmaObject.NO_DA));
  }

  private static TpmtPublic with(TpmtPublic template, TpmaObject attributes) {
    return new TpmtPublic(
        template.type(),
        template.nameAlg(),
        attributes,
        template.authPolicy(),
        template.parameters(),
        template.unique());
  }

  private static TpmtPublic usedByPolicyOnly(Policy policy) {
    TpmtPublic template = StorageTemplates.ECC_P256;
    return new TpmtPublic(
        template.type(),
        template.nameAlg(),
        template.objectAttributes().without(TpmaObject.USER_WITH_AUTH | TpmaObject.NO_DA),
        policy.digest(HashAlg.SHA256),
        template.parameters(),
        template.unique());
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  private PersistentObject parent(TpmtPublic template, String password) {
    return parent(PLACE, template, password);
  }

  private PersistentObject parent(int place, TpmtPublic template, String password) {
    return new PersistentObject(client, place, TpmHandle.OWNER, template, secret(password));
  }

  private static TpmSettings settings() {
    return TpmSettings.DEFAULT.withParent(TpmHandle.of(PLACE));
  }

  private static TpmSettings withPassword() {
    return settings().withParentPassword(PASSWORD.toCharArray());
  }

  private static TpmKeyGenParameterBuilder ec() {
    return TpmKeyGenParameterSpec.ec("web", "secp256r1");
  }

  private static void assertGeneratesAndLoads(TpmSettings settings) throws Exception {
    try (RunningTpm again = tpm.again(settings)) {
      KeyPair pair = again.key(ec());
      assertSigns(again.provider(), pair.getPrivate(), pair.getPublic());
      assertSigns(again.provider(), reloaded(again, pair), pair.getPublic());
    }
  }

  /** The key as its file has it. */
  private static TpmPrivateKey reloaded(RunningTpm running, KeyPair pair) throws Exception {
    WrappedKey source = (WrappedKey) ((TpmPrivateKey) pair.getPrivate()).source();
    return TpmPrivateKey.of(
        running.provider().connection(), source.key(), "from a file", KeyAuth.none());
  }

  private static void assertSigns(TpmProvider provider, PrivateKey key, PublicKey publicKey)
      throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(key);
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(publicKey);
    assertTrue(verifier.verify(signature));
  }

  private static String refusalToSign(RunningTpm running, PrivateKey key) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", running.provider());
    signer.initSign(key);
    return assertThrows(SignatureException.class, signer::sign).getMessage();
  }

  @Test
  void aPasswordInTheSettings() throws Exception {
    try (PersistentObject parent = parent(counting(StorageTemplates.ECC_P256), PASSWORD)) {
      assertGeneratesAndLoads(withPassword());
    }
  }

  @Test
  void aPasswordOfAnRsaParent() throws Exception {
    try (PersistentObject parent = parent(counting(StorageTemplates.RSA_2048), PASSWORD)) {
      assertGeneratesAndLoads(withPassword());
    }
  }

  @Test
  void aPasswordInAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("parent"), PASSWORD + "\n");
    try (PersistentObject parent = parent(counting(StorageTemplates.ECC_P256), PASSWORD)) {
      assertGeneratesAndLoads(settings().withParentPasswordFile(file));
    }
  }

  @Test
  void aPasswordThatSomebodyIsAskedFor() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    CallbackHandler handler =
        callbacks -> {
          PasswordCallback callback = (PasswordCallback) callbacks[0];
          assertTrue(callback.getPrompt().contains("storage key 0x81000010"), callback.getPrompt());
          callback.setPassword(PASSWORD.toCharArray());
          asked.incrementAndGet();
        };
    try (PersistentObject parent = parent(counting(StorageTemplates.ECC_P256), PASSWORD)) {
      assertGeneratesAndLoads(settings().withParentPassword(handler));
      assertTrue(asked.get() >= 2, asked::toString);
    }
  }

  @Test
  void aPasswordOfOneGeneration_whichTheKeyKeeps() throws Exception {
    try (PersistentObject parent = parent(counting(StorageTemplates.ECC_P256), PASSWORD);
        RunningTpm again = tpm.again(TpmSettings.DEFAULT)) {
      KeyPair pair = again.key(ec().parent(TpmHandle.of(PLACE)).parentAuth(PASSWORD.toCharArray()));
      assertSigns(again.provider(), pair.getPrivate(), pair.getPublic());

      TpmPrivateKey fromFile = reloaded(again, pair);
      ParentAuth auth = ParentAuth.of(KeyAuth.password(PASSWORD.toCharArray()));
      assertSigns(again.provider(), fromFile.with(auth), pair.getPublic());
    }
  }

  @Test
  void aParentThatCountsIsNotTriedWithoutAPassword() throws Exception {
    try (PersistentObject parent = parent(counting(StorageTemplates.ECC_P256), PASSWORD);
        RunningTpm knowing = tpm.again(withPassword());
        RunningTpm unknowing = tpm.again(settings())) {
      ProviderException refusal = assertThrows(ProviderException.class, () -> unknowing.key(ec()));
      assertTrue(refusal.getMessage().contains("parentPasswordFile"), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("0x81000010"), refusal.getMessage());

      TpmPrivateKey key = reloaded(unknowing, knowing.key(ec()));
      for (int use = 0; use < 5; use++) {
        String message = refusalToSign(unknowing, key);
        assertTrue(message.contains("withParentPassword"), message);
      }
      assertEquals(0, lockoutCounter());
    }
  }

  @Test
  void aParentThatCountsAndHasNoPasswordTakesTheEmptyOneThatIsGiven() throws Exception {
    try (PersistentObject parent = parent(counting(StorageTemplates.ECC_P256), "")) {
      assertGeneratesAndLoads(settings().withParentPassword(new char[0]));
      try (RunningTpm again = tpm.again(settings())) {
        assertThrows(ProviderException.class, () -> again.key(ec()));
      }
    }
  }

  @Test
  void aParentThatDoesNotCountIsTriedWithoutAPassword() throws Exception {
    try (PersistentObject parent = parent(StorageTemplates.ECC_P256, "")) {
      assertGeneratesAndLoads(settings());
    }
    try (PersistentObject parent = parent(StorageTemplates.ECC_P256, PASSWORD);
        RunningTpm again = tpm.again(settings())) {
      assertThrows(ProviderException.class, () -> again.key(ec()));
      assertEquals(0, lockoutCounter());
    }
  }

  @Test
  void thePasswordOfOneParentIsNotGivenToAnother() throws Exception {
    TpmSettings ofAnother =
        TpmSettings.DEFAULT
            .withParent(TpmHandle.of(STANDARD_PLACE))
            .withParentPassword("of another".toCharArray());
    try (PersistentObject parent = parent(counting(StorageTemplates.ECC_P256), PASSWORD);
        RunningTpm knowing = tpm.again(withPassword());
        RunningTpm other = tpm.again(ofAnother)) {
      String message = refusalToSign(other, reloaded(other, knowing.key(ec())));
      assertTrue(message.contains("none was given"), message);
    }
  }

  /** As tpm2_createprimary makes it. */
  @ParameterizedTest
  @EnumSource
  void theStandardStorageKeyWithoutAPasswordNeedsNone(Standard standard) throws Exception {
    try (PersistentObject parent = parent(STANDARD_PLACE, counting(standard.template), "")) {
      assertGeneratesAndLoads(TpmSettings.DEFAULT.withParent(TpmHandle.of(STANDARD_PLACE)));
    }
  }

  enum Standard {
    ECC(StorageTemplates.ECC_P256),
    RSA(StorageTemplates.RSA_2048);

    private final TpmtPublic template;

    Standard(TpmtPublic template) {
      this.template = template;
    }
  }

  @Test
  void theStandardStorageKeyIsTriedOnce_andNeverLocksTheTpm() throws Exception {
    TpmSettings standard = TpmSettings.DEFAULT.withParent(TpmHandle.of(STANDARD_PLACE));
    TpmtPublic template = counting(StorageTemplates.ECC_P256);
    try (PersistentObject parent = parent(STANDARD_PLACE, template, PASSWORD);
        RunningTpm unknowing = tpm.again(standard)) {
      for (int use = 0; use < 5; use++) {
        assertThrows(ProviderException.class, () -> unknowing.key(ec()));
        assertEquals(1, lockoutCounter());
      }
      for (int program = 0; program < 40; program++) {
        try (RunningTpm another = tpm.again(standard)) {
          assertThrows(ProviderException.class, () -> another.key(ec()));
        }
      }
      assertTrue(lockoutCounter() < TpmProperties.read(client, TpmPt.MAX_AUTH_FAIL));
      assertGeneratesAndLoads(standard.withParentPassword(PASSWORD.toCharArray()));
    } finally {
      resetLockout();
    }
  }

  /** Made again from the same template, it has the same Name. */
  @Test
  void theStandardStorageKeyThatGotAPasswordIsTriedOnceMore() throws Exception {
    TpmtPublic template = counting(StorageTemplates.ECC_P256);
    try (RunningTpm again =
        tpm.again(TpmSettings.DEFAULT.withParent(TpmHandle.of(STANDARD_PLACE)))) {
      try (PersistentObject parent = parent(STANDARD_PLACE, template, "")) {
        again.key(ec());
      }
      try (PersistentObject parent = parent(STANDARD_PLACE, template, PASSWORD)) {
        for (int use = 0; use < 5; use++) {
          assertThrows(ProviderException.class, () -> again.key(ec()));
          assertEquals(1, lockoutCounter());
        }
      }
    } finally {
      resetLockout();
    }
  }

  /** The handle is another key's now, whose Name the first command is not sent for. */
  @Test
  void aKeyThatAnotherHasReplacedIsNotTakenForOneWithAPassword() throws Exception {
    TpmtPublic template = counting(StorageTemplates.ECC_P256);
    TpmtPublic other = counting(StorageTemplates.RSA_2048);
    try (RunningTpm again =
        tpm.again(TpmSettings.DEFAULT.withParent(TpmHandle.of(STANDARD_PLACE)))) {
      try (PersistentObject parent = parent(STANDARD_PLACE, template, "")) {
        again.key(ec());
      }
      try (PersistentObject parent = parent(STANDARD_PLACE, other, "")) {
        again.key(ec());
      }
      try (PersistentObject parent = parent(STANDARD_PLACE, template, "")) {
        again.key(ec());
      }
    } finally {
      resetLockout();
    }
  }

  /** Of the standard kind, but not the one that the owner's seed gives. */
  @Test
  void anotherKeyWithAPasswordAtTheStandardPlaceDoesNotHideThePrimaryKey() throws Exception {
    Bytes coordinate = Bytes.of(new byte[32]);
    TpmtPublic unlike =
        StorageTemplates.ECC_P256.withUnique(new TpmsEccPoint(coordinate, coordinate));
    KeyPair pair;
    try (RunningTpm maker = tpm.again(TpmSettings.DEFAULT)) {
      pair = maker.key(ec());
    }
    try (PersistentObject other = parent(STANDARD_PLACE, unlike, PASSWORD);
        RunningTpm again = tpm.again(TpmSettings.DEFAULT)) {
      assertSigns(again.provider(), reloaded(again, pair), pair.getPublic());
    }
  }

  private static KeyBlob counting(TpmDevice device, Policy policy, String password) {
    TpmtPublic template =
        KeyTemplate.ec(TpmEccCurve.NIST_P256)
            .signing()
            .protectedFromGuessing()
            .boundTo(policy)
            .build();
    return device.createKey(device.storageKey(), template, secret(password));
  }

  private static void sign(TpmKey key) {
    key.sign(TpmtSigScheme.of(TpmAlg.ECDSA, TpmAlg.SHA256), Bytes.of(new byte[32]));
  }

  @Test
  void aPolicyThatNeedsNoPasswordProvesNone() throws Exception {
    try (RunningTpm again = tpm.again(TpmSettings.DEFAULT)) {
      TpmDevice device = again.provider().connection().device();
      Policy either =
          Policy.or(Policy.pcr(device.readPcr(TpmAlg.SHA256, DEBUG_PCR)), Policy.authValue());
      KeyBlob blob = counting(device, either, PASSWORD);
      TpmKey key =
          device.key(device.storageKey(), blob, KeyAuthorization.PRESUMED_EMPTY.by(either));
      for (int round = 0; round < 3; round++) {
        sign(key);
        device.extendPcr(DEBUG_PCR, Map.of(TpmAlg.SHA256, Bytes.of(new byte[32])));
        assertThrows(TpmException.class, () -> sign(key));
        assertEquals(1, lockoutCounter());
        resetDebugPcr();
      }
    } finally {
      resetDebugPcr();
      resetLockout();
    }
  }

  private void resetDebugPcr() {
    client.execute(
        new PcrReset.Request(TpmHandle.ofPcr(DEBUG_PCR)),
        Authorization.password(SecretBytes.EMPTY));
  }

  @Test
  void theWrongPasswordOfAnotherEntityIsNotTheKeys() throws Exception {
    try (RunningTpm again = tpm.again(TpmSettings.DEFAULT)) {
      TpmDevice device = again.provider().connection().device();
      Policy both = Policy.secret(TpmHandle.ENDORSEMENT).and(Policy.authValue());
      KeyBlob blob = counting(device, both, "");
      TpmKey key = device.key(device.storageKey(), blob, KeyAuthorization.PRESUMED_EMPTY.by(both));
      TpmException refusal =
          assertThrows(
              TpmException.class, () -> sign(key.authorizedBy(endorsed(both, "another one"))));
      assertInstanceOf(TpmAuthorizationException.class, refusal);
      sign(key.authorizedBy(endorsed(both, "")));
    }
  }

  private static KeyAuthorization endorsed(Policy policy, String password) {
    return KeyAuthorization.PRESUMED_EMPTY
        .by(policy)
        .with(PolicyInputs.NONE.withSecret(TpmHandle.ENDORSEMENT, () -> secret(password)));
  }

  private void resetLockout() {
    client.execute(
        new DictionaryAttackLockReset.Request(TpmHandle.LOCKOUT),
        Authorization.password(SecretBytes.EMPTY));
  }

  /** Some tools write emptyAuth inverted. */
  @Test
  void aKeyWhoseFileIsWrongAboutItsPasswordIsTriedOnce() throws Exception {
    try (RunningTpm again = tpm.again(TpmSettings.DEFAULT)) {
      KeyPair pair = again.key(ec().auth(PASSWORD.toCharArray()).dictionaryAttackProtected(true));
      WrappedKey source = (WrappedKey) ((TpmPrivateKey) pair.getPrivate()).source();
      TpmPrivateKey wrong =
          TpmPrivateKey.of(
              again.provider().connection(),
              source.key().toBuilder().emptyAuth(true).build(),
              "wrong",
              KeyAuth.none());
      for (int use = 0; use < 5; use++) {
        refusalToSign(again, wrong);
        assertEquals(1, lockoutCounter());
      }
      String message = refusalToSign(again, wrong);
      assertTrue(message.contains("Give the key's password"), message);
      assertSigns(again.provider(), pair.getPrivate(), pair.getPublic());
    } finally {
      resetLockout();
    }
  }

  @Test
  void aPolicyOfTheParent() throws Exception {
    Policy policy = Policy.secret(TpmHandle.OWNER).and(Policy.authValue());
    PolicyInputs inputs = PolicyInputs.NONE.withSecret(TpmHandle.OWNER, () -> SecretBytes.EMPTY);
    try (PersistentObject parent = parent(usedByPolicyOnly(policy), PASSWORD)) {
      TpmSettings byPolicy = settings().withParentPolicy(policy).withPolicyInputs(inputs);
      assertGeneratesAndLoads(byPolicy.withParentPassword(PASSWORD.toCharArray()));

      try (RunningTpm again = tpm.again(byPolicy)) {
        assertThrows(ProviderException.class, () -> again.key(ec()));
      }
      try (RunningTpm again = tpm.again(TpmSettings.DEFAULT.withPolicyInputs(inputs))) {
        KeyPair pair =
            again.key(
                ec().parent(TpmHandle.of(PLACE))
                    .parentAuth(PASSWORD.toCharArray())
                    .parentPolicy(policy));
        assertSigns(again.provider(), pair.getPrivate(), pair.getPublic());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA_2048", "ECC_P256", "ECC_P384"})
  void thePolicyOfAnEndorsementKeyIsKnown(EndorsementKey key) throws Exception {
    try (PersistentObject parent =
        new PersistentObject(
            client, PLACE, TpmHandle.ENDORSEMENT, key.template(), SecretBytes.EMPTY)) {
      assertGeneratesAndLoads(settings());
    }
  }

  @Test
  void thePasswordOfTheEndorsementHierarchyServesAnEndorsementKey() throws Exception {
    PolicyInputs inputs =
        PolicyInputs.NONE.withSecret(TpmHandle.ENDORSEMENT, () -> secret(PASSWORD));
    try (PersistentObject parent =
        new PersistentObject(
            client,
            PLACE,
            TpmHandle.ENDORSEMENT,
            EndorsementKey.ECC_P256.template(),
            SecretBytes.EMPTY)) {
      changeEndorsement(SecretBytes.EMPTY, secret(PASSWORD));
      try (RunningTpm again = tpm.again(settings())) {
        assertGeneratesAndLoads(settings().withPolicyInputs(inputs));
        assertThrows(ProviderException.class, () -> again.key(ec()));
      } finally {
        changeEndorsement(secret(PASSWORD), SecretBytes.EMPTY);
      }
    }
  }

  private void changeEndorsement(SecretBytes from, SecretBytes to) {
    client.execute(
        new HierarchyChangeAuth.Request(TpmHandle.ENDORSEMENT, to), Authorization.password(from));
  }

  @Test
  void aDestroyedKeyHasNoPasswordOfItsParent() throws Exception {
    try (PersistentObject parent = parent(counting(StorageTemplates.ECC_P256), PASSWORD);
        RunningTpm again = tpm.again(TpmSettings.DEFAULT)) {
      KeyPair pair = again.key(ec().parent(TpmHandle.of(PLACE)).parentAuth(PASSWORD.toCharArray()));
      ((TpmPrivateKey) pair.getPrivate()).destroy();

      Signature signer = Signature.getInstance("SHA256withECDSA", again.provider());
      assertThrows(InvalidKeyException.class, () -> signer.initSign(pair.getPrivate()));
    }
  }
}
