package io.github.tpm4j.conformance.keyfiles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.TpmRsaPrivateKey;
import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.crypto.Digests;
import io.github.tpm4j.tss.error.TpmException;
import io.github.tpm4j.tss.error.TpmForeignKeyException;
import io.github.tpm4j.tss.error.TpmPolicyException;
import io.github.tpm4j.tss.wire.Bytes;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.SignatureException;
import java.util.Map;
import javax.crypto.Cipher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Key files of openssl_tpm2_engine and go-tpm-keyfiles are used on the TPM that has their keys. */
class RecordedKeyFilesTest {
  private static final int DEBUG_PCR = 16;

  /** What PCR 16 was extended with when ec-signed.pem got its second policy. */
  private static final Bytes EVENT = Bytes.ofHex("aa".repeat(32));

  @TempDir Path folder;

  private RecordedTpm tpm;

  @BeforeEach
  void start() throws Exception {
    tpm = RecordedTpm.in(folder);
  }

  @AfterEach
  void stop() {
    tpm.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "engine/ec.pem",
        "engine/rsa.pem",
        "engine/ec-persistent-parent.pem",
        "engine/ec-pcr.pem",
        "engine/ec-pcr-sha384.pem",
        "engine/ec-clock.pem",
        "engine/ec-resets.pem",
        "engine/ec-locality.pem",
        "engine/ec-empty-policy.pem",
        "engine/ec-signed.pem",
        "engine/ec-signed-resets.pem",
        "go/ec.pem",
        "go/rsa.pem",
        "go/ec-persistent-parent.pem",
        "go/ec-old-identifier.pem",
        "go/ec-importable.pem",
        "go/rsa-importable.pem"
      })
  void aKeySigns(String name) throws Exception {
    assertTrue(tpm.signs(tpm.key(name, KeyAuth.none())));
  }

  @ParameterizedTest
  @CsvSource({
    "engine/ec384-password.pem, passw0rd",
    "engine/ec-dictionary-attack.pem, passw0rd",
    "engine/ec-pcr-password.pem, passw0rd",
    "engine/ec-importable-password.pem, passw0rd",
    "engine/ec-nv-secret.pem, nvsecret", // the password of the NV Index
    "go/ec384-password.pem, abc",
    "go/ec-importable-password.pem, abc"
  })
  void aKeySignsWithItsPassword_andWithNoOther(String name, String password) throws Exception {
    assertTrue(tpm.signs(tpm.key(name, KeyAuth.password(password.toCharArray()))));
    TpmPrivateKey wrong = tpm.key(name, KeyAuth.password("wrong".toCharArray()));
    assertThrows(SignatureException.class, () -> tpm.signs(wrong));
  }

  @Test
  void aMissingPasswordIsAskedForBeforeTheTpmIs() throws Exception {
    TpmPrivateKey key = tpm.key("engine/ec384-password.pem", KeyAuth.none());
    assertThrows(InvalidKeyException.class, () -> tpm.signs(key));
  }

  @Test
  void theirRsaKeysDecrypt_andAreNotForSignatures() throws Exception {
    TpmRsaPrivateKey key = (TpmRsaPrivateKey) tpm.key("engine/rsa.pem", KeyAuth.none());
    assertFalse(key.isForSign());
    byte[] secret = {1, 2, 3};
    Cipher encryption = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    encryption.init(Cipher.ENCRYPT_MODE, key.publicKey());
    Cipher decryption = Cipher.getInstance("RSA/ECB/PKCS1Padding", tpm.provider());
    decryption.init(Cipher.DECRYPT_MODE, key);
    assertArrayEquals(secret, decryption.doFinal(encryption.doFinal(secret)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"engine/ec-pcr.pem", "engine/ec-pcr-sha384.pem", "engine/ec-pcr-password.pem"})
  void aKeyThatIsBoundToPcrsDoesNotSignAfterAChange(String name) throws Exception {
    TpmPrivateKey key = tpm.key(name, KeyAuth.password("passw0rd".toCharArray()));
    assertTrue(tpm.signs(key));
    extend();
    SignatureException refusal = assertThrows(SignatureException.class, () -> tpm.signs(key));
    assertInstanceOf(TpmPolicyException.class, refusal.getCause());
    assertTrue(refusal.getMessage().contains("PCR 16"), refusal.getMessage());
  }

  @Test
  void eachOfTheSignedPoliciesWillDo() throws Exception {
    TpmPrivateKey key = tpm.key("engine/ec-signed.pem", KeyAuth.none());
    assertTrue(tpm.signs(key)); // the policy "zero"
    extend();
    assertTrue(tpm.signs(key)); // the policy "extended"
    extend();
    SignatureException refusal = assertThrows(SignatureException.class, () -> tpm.signs(key));
    assertTrue(refusal.getMessage().contains("PCR 16"), refusal.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "engine/sealed.pem,, sealed by C",
    "engine/sealed-password.pem, passw0rd, sealed by C",
    "engine/sealed-pcr.pem,, sealed by C",
    "engine/sealed-importable.pem,, sealed by C",
    "go/sealed.pem,, sealed by Go"
  })
  void sealedDataAreUnsealed(String name, String password, String data) throws Exception {
    char[] given = password == null ? null : password.toCharArray();
    assertEquals(data, tpm.unsealed(name, KeyAuth.password(given)));
  }

  @Test
  void sealedDataStaySealedAfterAChange() throws Exception {
    extend();
    assertThrows(TpmException.class, () -> tpm.unsealed("engine/sealed-pcr.pem", KeyAuth.none()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "openssl-tpm2-engine-4.3.0-signed-policy.pem",
        "openssl-tpm2-engine-4.3.0-pcr-policy.pem"
      })
  void aKeyOfATpmThatIsGoneIsSaidToBeOfAnother(String name) throws Exception {
    TpmPrivateKey key = tpm.key("gone/" + name, KeyAuth.none());
    SignatureException refusal = assertThrows(SignatureException.class, () -> tpm.signs(key));
    assertInstanceOf(TpmForeignKeyException.class, refusal.getCause());
    assertTrue(
        refusal.getMessage().contains("Use the TPM that made the key"), refusal.getMessage());
  }

  private void extend() {
    tpm.connection()
        .device()
        .extendPcr(
            DEBUG_PCR, Map.of(TpmAlg.SHA256, EVENT, TpmAlg.SHA384, Digests.zero(HashAlg.SHA384)));
  }
}
