package io.github.tpm4j.conformance.provider;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.profile.Profile;
import io.github.tpm4j.keystore.TpmSecretKey;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmCc;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.util.Random;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** TPMs that encrypt for callers in the older way only, or not at all, or not with every key. */
class ExportControlTest {

  @Test
  void theOlderCommandDoesTheSame() throws Exception {
    byte[] value = new byte[16];
    byte[] message = new byte[3000];
    new Random(3).nextBytes(message);
    IvParameterSpec iv = new IvParameterSpec(value);
    SecretKeySpec software = new SecretKeySpec(value, "AES");
    Cipher jdk = Cipher.getInstance("AES/CBC/PKCS5Padding", "SunJCE");
    jdk.init(Cipher.ENCRYPT_MODE, software, iv);
    byte[] expected = jdk.doFinal(message);
    try (RunningTpm tpm =
        ProfiledTpm.start(Profile.builder().without(TpmCc.ENCRYPT_DECRYPT2).build())) {
      TpmSecretKey key = KnownKeys.aes(tpm.provider().connection(), software);
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding", tpm.provider());
      cipher.init(Cipher.ENCRYPT_MODE, key, iv);
      assertArrayEquals(expected, cipher.doFinal(message));
      cipher.init(Cipher.DECRYPT_MODE, key, iv);
      assertArrayEquals(message, cipher.doFinal(expected));
    }
  }

  @Test
  void whereThereIsNeitherTheRefusalNamesTheAlternative() throws Exception {
    Profile none = Profile.builder().without(TpmCc.ENCRYPT_DECRYPT, TpmCc.ENCRYPT_DECRYPT2).build();
    try (RunningTpm tpm = ProfiledTpm.start(none)) {
      TpmSecretKey key = tpm.secretKey("AES");
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding", tpm.provider());
      InvalidKeyException refusal =
          assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, key));
      assertTrue(refusal.getMessage().contains("TPM2_EncryptDecrypt2"), refusal::getMessage);
      assertTrue(refusal.getMessage().contains("WRAP_MODE"), refusal::getMessage);
      assertTrue(refusal.getMessage().contains(key.alias()), refusal::getMessage);
    }
  }

  @Test
  void aModeThatItLacksIsRefusedAtInit() throws Exception {
    try (RunningTpm tpm = ProfiledTpm.start(Profile.builder().without(TpmAlg.CTR).build())) {
      TpmSecretKey key = tpm.secretKey("AES");
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding", tpm.provider());
      InvalidKeyException refusal =
          assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, key));
      assertTrue(refusal.getMessage().contains("CTR"), refusal::getMessage);
    }
  }

  @Test
  void aSizeThatItLacksIsRefusedBeforeAKeyIsMade() throws Exception {
    Profile small = Profile.builder().keyBits(TpmAlg.AES, Set.of(128)).build();
    try (RunningTpm tpm = ProfiledTpm.start(small)) {
      KeyGenerator generator = KeyGenerator.getInstance("AES", tpm.provider());
      InvalidParameterException refusal =
          assertThrows(InvalidParameterException.class, () -> generator.init(256));
      assertTrue(refusal.getMessage().contains("AES 256"), refusal::getMessage);
      generator.init(128);
      assertEquals(128, ((TpmSecretKey) generator.generateKey()).keySizeBits());
    }
  }

  @Test
  void whereThereIsNoCmacHmacIsNamed() throws Exception {
    try (RunningTpm tpm = ProfiledTpm.start(Profile.builder().without(TpmAlg.CMAC).build())) {
      TpmSecretKey key = tpm.secretKey("AES");
      Mac mac = Mac.getInstance("AESCMAC", tpm.provider());
      InvalidKeyException refusal = assertThrows(InvalidKeyException.class, () -> mac.init(key));
      assertTrue(refusal.getMessage().contains("HmacSHA256"), refusal::getMessage);
    }
  }
}
