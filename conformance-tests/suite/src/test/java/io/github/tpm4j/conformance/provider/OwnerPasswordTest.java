package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import io.github.tpm4j.keystore.TpmSettings;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.client.TpmClient;
import io.github.tpm4j.tss.commands.hierarchy.HierarchyChangeAuth;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.device.TpmDevice;
import io.github.tpm4j.tss.error.TpmAuthorizationException;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.session.Authorization;
import io.github.tpm4j.tss.wire.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.ProviderException;
import java.security.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A TPM whose owner hierarchy has a password. */
class OwnerPasswordTest extends OnEveryTpm {
  private static final String PASSWORD = "owner of all";
  private static final int HANDLE = 0x81000042;

  private Heard heard;

  @BeforeEach
  void setPassword() {
    heard = new Heard();
    change(SecretBytes.EMPTY, secret(PASSWORD));
  }

  @AfterEach
  void takePasswordAway() {
    change(secret(PASSWORD), SecretBytes.EMPTY);
    heard.close();
    assertFalse(heard.text().contains(PASSWORD), heard.text());
  }

  private static void change(SecretBytes from, SecretBytes to) {
    client()
        .execute(
            new HierarchyChangeAuth.Request(TpmHandle.OWNER, to), Authorization.password(from));
  }

  private static TpmClient client() {
    TpmDevice device = tpm.provider().connection().device();
    // Starts the TPM up.
    device.readPcr(TpmAlg.SHA256, 0);
    return device.client();
  }

  private static SecretBytes secret(String text) {
    return SecretBytes.of(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isRefusedInWords_whereNoneOrAnotherWasGiven() {
    for (TpmSettings settings :
        new TpmSettings[] {
          TpmSettings.DEFAULT, TpmSettings.DEFAULT.withOwnerPassword("another".toCharArray())
        }) {
      ProviderException refusal =
          assertThrows(ProviderException.class, () -> generateAndSign(settings));
      assertInstanceOf(TpmAuthorizationException.class, refusal.getCause());
      String message = refusal.getMessage();
      assertTrue(message.contains("the hierarchy has a password"), message);
      assertTrue(message.contains("Give the owner's password"), message);
      assertFalse(message.contains("another\""), message);
    }
  }

  @Test
  void makesTheStorageKey_andKeysPersistent() throws Exception {
    generateAndSign(TpmSettings.DEFAULT.withOwnerPassword(PASSWORD.toCharArray()));
  }

  @Test
  void isReadFromAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("owner"), PASSWORD + "\n");
    generateAndSign(TpmSettings.DEFAULT.withOwnerPasswordFile(file));
  }

  @Test
  void isNotNeededWhereTheStorageKeyIsPersistent() throws Exception {
    try (PersistentStorageKey kept = new PersistentStorageKey(client(), secret(PASSWORD));
        RunningTpm again = tpm.again(kept.settings())) {
      sign(again.provider(), again.key("EC", 256));
    }
  }

  private static void generateAndSign(TpmSettings settings) throws Exception {
    try (RunningTpm again = tpm.again(settings)) {
      KeyPair pair =
          again.key(
              TpmKeyGenParameterSpec.ec("web", "secp256r1").persistentHandle(TpmHandle.of(HANDLE)));
      sign(again.provider(), pair);
      again.provider().connection().device().evict(TpmHandle.of(HANDLE));
    }
  }

  private static void sign(TpmProvider provider, KeyPair pair) throws Exception {
    Signature signer = Signature.getInstance("SHA256withECDSA", provider);
    signer.initSign(pair.getPrivate());
    byte[] signature = signer.sign();
    Signature verifier = Signature.getInstance("SHA256withECDSA");
    verifier.initVerify(pair.getPublic());
    assertTrue(verifier.verify(signature));
  }
}
