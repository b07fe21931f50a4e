package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.ParentAuth;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.policy.Policy;
import io.github.tpm4j.tss.policy.PolicyInputs;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.templates.EndorsementKey;
import io.github.tpm4j.tss.templates.StorageTemplates;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.ProviderException;
import java.security.Signature;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys under persistent storage keys that have a password or a policy. */
class ParentAuthTest extends UnderPersistentParents {
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
