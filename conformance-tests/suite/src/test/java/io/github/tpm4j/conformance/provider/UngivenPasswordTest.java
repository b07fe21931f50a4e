package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.WrappedKey;
import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.algorithms.TpmtSigScheme;
import io.github.tpm4j.tss.client.TpmProperties;
import io.github.tpm4j.tss.commands.dictionaryattack.DictionaryAttackLockReset;
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
import io.github.tpm4j.tss.keys.KeyAuthorization;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.security.KeyPair;
import java.security.ProviderException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is tried, and how often, where nobody gave a password and wrong ones count. */
class UngivenPasswordTest extends UnderPersistentParents {
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
}
