package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.tss.commands.hierarchy.Clear;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/**
 * The KeyStore of the TPM's memory where the owner has a password, and where the TPM is cleared.
 */
class NvKeyStoreOwnerTest extends OnEveryTpm {
  private static final String PASSWORD = "owner of all";

  private static KeyStore opened(RunningTpm where) throws Exception {
    KeyStore store = KeyStore.getInstance("TPM-NV", where.provider());
    store.load(null, null);
    return store;
  }

  private static byte[] sign(RunningTpm where, KeyStore store) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA", where.provider());
    signature.initSign((TpmPrivateKey) store.getKey("web", null));
    return signature.sign();
  }

  private static void execute(String from, String to) {
    tpm.provider().connection().device().readPcr(TpmAlg.SHA256, 0);
    tpm.provider()
        .connection()
        .device()
        .client()
        .execute(
            new HierarchyChangeAuth.Request(TpmHandle.OWNER, secret(to)),
            Authorization.password(secret(from)));
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void onlyChangesNeedTheOwnersPassword() throws Exception {
    execute("", PASSWORD);
    TpmSettings settings = TpmSettings.DEFAULT.withOwnerPassword(PASSWORD.toCharArray());
    try {
      try (RunningTpm owner = tpm.again(settings)) {
        owner.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(opened(owner)));
      }
      try (RunningTpm other = tpm.again(TpmSettings.DEFAULT)) {
        KeyStore read = opened(other);
        assertTrue(read.isKeyEntry("web"));
        sign(other, read);
        KeyStoreException refusal =
            assertThrows(KeyStoreException.class, () -> read.deleteEntry("web"));
        assertTrue(
            refusal.getMessage().contains("the hierarchy has a password"), refusal.getMessage());
        sign(other, opened(other));
      }
      try (RunningTpm owner = tpm.again(settings)) {
        opened(owner).deleteEntry("web");
      }
    } finally {
      execute(PASSWORD, "");
    }
    assertFalse(opened(tpm).containsAlias("web"));
  }

  @Test
  void aClearedTpmHasNoEntries_andItsKeysAreRefusedInWords() throws Exception {
    KeyStore store = opened(tpm);
    tpm.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(store));
    TpmPrivateKey key = (TpmPrivateKey) store.getKey("web", null);
    sign(tpm, store);
    tpm.provider()
        .connection()
        .device()
        .client()
        .execute(new Clear.Request(TpmHandle.LOCKOUT), Authorization.password(SecretBytes.EMPTY));
    Signature signature = Signature.getInstance("SHA256withECDSA", tpm.provider());
    signature.initSign(key);
    SignatureException refusal = assertThrows(SignatureException.class, signature::sign);
    assertTrue(refusal.getMessage().contains("0x8104A000"), refusal.getMessage());
    assertEquals(0, Collections.list(opened(tpm).aliases()).size());
    // Those of the store that was loaded before are as gone, and a new key takes the place.
    store.deleteEntry("web");
    // This connection demands the storage key that was there before.
    try (RunningTpm again = tpm.again(TpmSettings.DEFAULT)) {
      KeyStore after = opened(again);
      again.key(TpmKeyGenParameterSpec.ec("web", "secp256r1").storeIn(after));
      sign(again, after);
      after.deleteEntry("web");
    }
  }
}
