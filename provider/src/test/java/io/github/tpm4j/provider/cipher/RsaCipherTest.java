package io.github.tpm4j.provider.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyAuth;
import io.github.tpm4j.keystore.TpmPrivateKey;
import io.github.tpm4j.keystore.pem.Tss2KeyType;
import io.github.tpm4j.keystore.pem.Tss2PrivateKey;
import io.github.tpm4j.provider.TpmProvider;
import io.github.tpm4j.tss.algorithms.Tpm2bPublicKeyRsa;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.objects.TpmtPublic;
import io.github.tpm4j.tss.templates.KeyTemplate;
import io.github.tpm4j.tss.wire.Bytes;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Cipher is given in the wrong order, size or number. */
class RsaCipherTest {
  private static final String OAEP = "RSA/ECB/OAEPWithSHA-256AndMGF1Padding";
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

  private static final SecretKeySpec NOT_RSA = new SecretKeySpec(MESSAGE, "AES");

  private static TpmProvider provider;
  private static KeyPair keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    provider = (TpmProvider) new TpmProvider().configure("engine:memory");
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  @Test
  void forgetsTheParametersOfAnEarlierInitialisation() throws Exception {
    Cipher cipher = Cipher.getInstance(OAEP, provider);
    cipher.init(
        Cipher.DECRYPT_MODE,
        keys.getPrivate(),
        new OAEPParameterSpec(
            "SHA-512", "MGF1", MGF1ParameterSpec.SHA512, new PSource.PSpecified(MESSAGE)));
    cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate());

    assertArrayEquals(MESSAGE, cipher.doFinal(encrypted(OAEP, MESSAGE)));
  }

  /** Whoever hears of bad padding believes that the ciphertext is at fault. */
  @Test
  void doesNotTakeAKeyThatTheTpmRefusesForBadPadding() throws Exception {
    TpmtPublic area = KeyTemplate.rsa(1536).signing().decrypting().build();
    byte[] modulus = new byte[192];
    Arrays.fill(modulus, (byte) 0xFF);
    TpmtPublic unknownSize =
        new TpmtPublic(
            area.type(),
            area.nameAlg(),
            area.objectAttributes(),
            area.authPolicy(),
            area.parameters(),
            new Tpm2bPublicKeyRsa(Bytes.adopt(modulus)));
    Tss2PrivateKey file =
        Tss2PrivateKey.builder(
                Tss2KeyType.LOADABLE,
                TpmHandle.OWNER.value(),
                Bytes.adopt(new TpmWriter().sized(unknownSize).toByteArray()),
                Bytes.ofHex("0001" + "00"))
            .emptyAuth(true)
            .build();
    TpmPrivateKey key = TpmPrivateKey.of(provider.connection(), file, "unloadable", KeyAuth.none());
    for (String transformation : new String[] {"RSA/ECB/PKCS1Padding", OAEP}) {
      Cipher cipher = Cipher.getInstance(transformation, provider);
      cipher.init(Cipher.DECRYPT_MODE, key);
      ProviderException failure =
          assertThrows(ProviderException.class, () -> cipher.doFinal(new byte[192]));
      assertTrue(failure.getMessage().contains("unloadable"), failure.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255})
  void saysThatAShortCiphertextIsBadlyPadded(int bytes) throws Exception {
    for (String transformation : new String[] {"RSA/ECB/PKCS1Padding", OAEP}) {
      Cipher cipher = decryption(transformation);
      assertThrows(BadPaddingException.class, () -> cipher.doFinal(new byte[bytes]));
    }
  }

  @Test
  void takesACiphertextWithoutItsLeadingZeros() throws Exception {
    byte[] block = new byte[256];
    block[255] = 2;
    byte[] encrypted = encrypted("RSA/ECB/NoPadding", block);
    assertArrayEquals(block, decryption("RSA/ECB/NoPadding").doFinal(encrypted));
    assertArrayEquals(new byte[256], decryption("RSA/ECB/NoPadding").doFinal(new byte[] {0}));
  }

  @Test
  void saysThatABlockIsAboveTheModulus() throws Exception {
    byte[] block = new byte[256];
    Arrays.fill(block, (byte) 0xFF);
    assertThrows(BadPaddingException.class, () -> decryption("RSA/ECB/NoPadding").doFinal(block));
    Cipher signing = Cipher.getInstance("RSA/ECB/NoPadding", provider);
    signing.init(Cipher.ENCRYPT_MODE, keys.getPrivate());
    assertThrows(BadPaddingException.class, () -> signing.doFinal(block));
  }

  @Test
  void doesNotKnowTheAlgorithmOfAnUnwrappedKey() throws Exception {
    Cipher cipher = Cipher.getInstance("RSA", provider);
    cipher.init(Cipher.UNWRAP_MODE, keys.getPrivate());
    byte[] wrapped = encrypted("RSA/ECB/PKCS1Padding", MESSAGE);
    for (int type : new int[] {Cipher.PRIVATE_KEY, Cipher.PUBLIC_KEY}) {
      assertThrows(NoSuchAlgorithmException.class, () -> cipher.unwrap(wrapped, "none", type));
    }
  }

  @Test
  void refusesToSignWithOaepAtInit() throws Exception {
    Cipher cipher = Cipher.getInstance(OAEP, provider);
    assertThrows(
        InvalidKeyException.class, () -> cipher.init(Cipher.ENCRYPT_MODE, keys.getPrivate()));
  }

  @Test
  void goesOnAfterAKeyThatItRefused() throws Exception {
    Cipher cipher = decryption("RSA/ECB/PKCS1Padding");
    cipher.update(MESSAGE);
    assertThrows(InvalidKeyException.class, () -> cipher.init(Cipher.DECRYPT_MODE, NOT_RSA));
    cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate());
    assertArrayEquals(MESSAGE, cipher.doFinal(encrypted("RSA/ECB/PKCS1Padding", MESSAGE)));
  }

  private static Cipher decryption(String transformation) throws Exception {
    Cipher cipher = Cipher.getInstance(transformation, provider);
    cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate());
    return cipher;
  }

  private static byte[] encrypted(String transformation, byte[] message) throws Exception {
    Cipher software = Cipher.getInstance(transformation, "SunJCE");
    software.init(Cipher.ENCRYPT_MODE, keys.getPublic());
    return software.doFinal(message);
  }
}
