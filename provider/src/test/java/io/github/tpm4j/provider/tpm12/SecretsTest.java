package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.PassphraseEncoding;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.keystore.family.KeyInTpm;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tpm12.session.AuthSecret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import java.security.SignatureException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Storage root keys whose secret is not the well-known one. */
@Tag("peer")
class SecretsTest {
  private static final char[] PASSPHRASE = "the root's \u00e4".toCharArray();

  private static KeyPair made(Provider provider) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
    generator.initialize(1024);
    return generator.generateKeyPair();
  }

  private static void assertWorks(Provider provider) throws Exception {
    Signature signer = Signature.getInstance("SHA256withRSA", provider);
    signer.initSign(made(provider).getPrivate());
    assertNotNull(signer.sign());
  }

  @Test
  void aSecretOfUtf8_isSetAsTheParentsPassword() throws Exception {
    TpmSettings settings = TpmSettings.DEFAULT.withParentPassword(PASSPHRASE);
    try (OwnedTpm tpm = new OwnedTpm(AuthSecret.ofUtf8(PASSPHRASE), settings)) {
      assertWorks(tpm.provider);
    }
  }

  @Test
  void aSecretOfUtf16_isSetBesideIt(@TempDir Path folder) throws Exception {
    try (OwnedTpm tpm = new OwnedTpm(AuthSecret.ofUtf16(PASSPHRASE), TpmSettings.DEFAULT)) {
      Files.writeString(folder.resolve("secret"), new String(PASSPHRASE));
      Path file =
          Files.writeString(
              folder.resolve("tpm.properties"),
              "tcti=" + tpm.tcti() + "\nparentPasswordFile=secret\npassphraseEncoding=UTF_16LE\n");
      TpmProvider configured = (TpmProvider) tpm.provider.configure(file.toString());
      assertEquals(
          PassphraseEncoding.UTF_16LE, configured.connection().settings().passphraseEncoding());
      assertWorks(configured);
      configured.connection().close();
    }
  }

  @Test
  void anUnknownEncoding_isRefusedWithThoseThatAre(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("tpm.properties"), "passphraseEncoding=LATIN_1\n");
    ProviderException refused =
        assertThrows(ProviderException.class, () -> new TpmProvider().configure(file.toString()));
    assertTrue(refused.getMessage().contains("UTF_16LE"), refused.getMessage());
  }

  @Test
  void aMissingSecret_isSaidToBeTheRoots_andTheWellKnownOneIsShownOnce() throws Exception {
    try (OwnedTpm tpm = new OwnedTpm(AuthSecret.ofUtf8(PASSPHRASE), TpmSettings.DEFAULT)) {
      ProviderException refused = assertThrows(ProviderException.class, () -> made(tpm.provider));
      assertTrue(refused.getMessage().contains("parentPasswordFile"), refused.getMessage());
      long before = tpm.connection.inUse().commandsSent();
      ProviderException again = assertThrows(ProviderException.class, () -> made(tpm.provider));
      assertTrue(again.getMessage().contains("not shown again"), again.getMessage());
      assertEquals(before, tpm.connection.inUse().commandsSent());
    }
  }

  @ParameterizedTest
  @EnumSource(OwnedTpm.Kind.class)
  void aKeysPasswordIsChangedInTheTpm(OwnedTpm.Kind kind) throws Exception {
    char[] old = "the key's".toCharArray();
    char[] replacement = "a better one".toCharArray();
    try (OwnedTpm tpm = new OwnedTpm(kind)) {
      KeyStore store = KeyStore.getInstance("TPM", tpm.provider);
      store.load(null, null);
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
      generator.initialize(
          TpmKeyGenParameterSpec.rsa("web", 1024).auth(old).storeIn(store).build());
      generator.generateKeyPair();
      store.setKeyEntry(
          "web", store.getKey("web", old), replacement, store.getCertificateChain("web"));
      Signature signer = Signature.getInstance("SHA256withRSA", tpm.provider);
      signer.initSign((PrivateKey) store.getKey("web", replacement));
      assertNotNull(signer.sign());
      signer.initSign((PrivateKey) store.getKey("web", old));
      assertThrows(SignatureException.class, signer::sign);
    }
  }

  @ParameterizedTest
  @EnumSource(OwnedTpm.Kind.class)
  void aWrongOldPassword_isShownOnce_andChangesNothing(OwnedTpm.Kind kind) throws Exception {
    try (OwnedTpm tpm = new OwnedTpm(kind)) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
      generator.initialize(
          TpmKeyGenParameterSpec.rsa("web", 512).auth("right".toCharArray()).build());
      KeyInTpm key = (KeyInTpm) generator.generateKeyPair().getPrivate();
      KeyInTpm guessed = key.with("web", KeyAuth.password("wrong".toCharArray()));
      char[] replacement = "a better one".toCharArray();
      assertThrows(InvalidKeyException.class, () -> guessed.withPassword(replacement));
      long before = tpm.connection.inUse().commandsSent();
      InvalidKeyException again =
          assertThrows(InvalidKeyException.class, () -> guessed.withPassword(replacement));
      assertTrue(again.getMessage().contains("not shown again"), again.getMessage());
      assertEquals(before, tpm.connection.inUse().commandsSent());
      assertNotNull(key.withPassword(replacement), "the right one is still taken");
    }
  }
}
