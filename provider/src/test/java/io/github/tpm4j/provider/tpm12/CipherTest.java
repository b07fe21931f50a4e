package io.github.tpm4j.provider.tpm12;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.keystore.KeyPadding;
import io.github.tpm4j.keystore.KeyPurpose;
import io.github.tpm4j.keystore.TpmKeyGenParameterSpec;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a TPM 1.2 decrypts. */
@Tag("peer")
@ParameterizedClass
@EnumSource(OwnedTpm.Kind.class)
class CipherTest {
  // One TPM for all tests of an invocation.
  @Parameter OwnedTpm.Kind kind;

  private static final String PKCS1 = "RSA/ECB/PKCS1Padding";
  private static final String OAEP = "RSA/ECB/OAEPPadding";
  private static final byte[] DATA = "some data".getBytes(StandardCharsets.UTF_8);

  /** As a program that knows no TPM gives them. */
  private static final OAEPParameterSpec TCPA = oaep("SHA-1", "TCPA");

  private static OwnedTpm tpm;
  private static KeyPair standard;
  private static KeyPair binding;

  @BeforeParameterizedClassInvocation
  static void makeKeys(OwnedTpm.Kind kind) throws Exception {
    tpm = new OwnedTpm(kind);
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", tpm.provider);
    generator.initialize(1024);
    standard = generator.generateKeyPair();
    generator.initialize(
        TpmKeyGenParameterSpec.rsa("binding", 1024)
            .purposes(KeyPurpose.DECRYPT)
            .padding(KeyPadding.ENCRYPTION_OAEP)
            .digest("SHA-1")
            .build());
    binding = generator.generateKeyPair();
  }

  @AfterParameterizedClassInvocation
  static void close() throws Exception {
    tpm.close();
  }

  private static OAEPParameterSpec oaep(String hash, String label) {
    return new OAEPParameterSpec(
        hash,
        "MGF1",
        MGF1ParameterSpec.SHA1,
        new PSource.PSpecified(label.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Cipher decrypting(String name, KeyPair keys, AlgorithmParameterSpec parameters)
      throws Exception {
    Cipher cipher = Cipher.getInstance(name, tpm.provider);
    cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate(), parameters);
    return cipher;
  }

  private static byte[] encrypted(String name, KeyPair keys) throws Exception {
    Cipher cipher = Cipher.getInstance(name);
    cipher.init(Cipher.ENCRYPT_MODE, keys.getPublic());
    return cipher.doFinal(DATA);
  }

  /** TPM_BOUND_DATA, which is what binding keys decrypt. */
  private static byte[] bound() throws Exception {
    byte[] structure = new byte[5 + DATA.length];
    structure[0] = 1;
    structure[1] = 1;
    structure[4] = 2;
    System.arraycopy(DATA, 0, structure, 5, DATA.length);
    Cipher cipher = Cipher.getInstance(OAEP);
    cipher.init(Cipher.ENCRYPT_MODE, (RSAPublicKey) binding.getPublic(), TCPA);
    return cipher.doFinal(structure);
  }

  @Test
  void whatAnyProgramHasEncryptedByPkcs1_isDecrypted() throws Exception {
    byte[] plain = decrypting(PKCS1, standard, null).doFinal(encrypted(PKCS1, standard));
    assertArrayEquals(DATA, plain);
  }

  @Test
  void aWrappedKey_isUnwrapped() throws Exception {
    SecretKey key = new SecretKeySpec(new byte[16], "AES");
    Cipher wrapping = Cipher.getInstance(PKCS1);
    wrapping.init(Cipher.WRAP_MODE, standard.getPublic());
    byte[] wrapped = wrapping.wrap(key);
    Cipher unwrapping = Cipher.getInstance(PKCS1, tpm.provider);
    unwrapping.init(Cipher.UNWRAP_MODE, standard.getPrivate());
    assertTrue(key.equals(unwrapping.unwrap(wrapped, "AES", Cipher.SECRET_KEY)));
  }

  @Test
  void boundData_isDecryptedByTheTpmsOwnOaep() throws Exception {
    assertArrayEquals(DATA, decrypting(OAEP, binding, TCPA).doFinal(bound()));
  }

  @Test
  void whatWasAltered_isBadPadding() throws Exception {
    byte[] altered = bound();
    altered[100] ^= 1;
    Cipher cipher = decrypting(OAEP, binding, TCPA);
    assertThrows(BadPaddingException.class, () -> cipher.doFinal(altered));
    byte[] foreign = encrypted("RSA/ECB/OAEPWithSHA-1AndMGF1Padding", standard);
    Cipher pkcs1 = decrypting(PKCS1, standard, null);
    assertThrows(BadPaddingException.class, () -> pkcs1.doFinal(foreign));
    byte[] aboveModulus = new byte[128];
    Arrays.fill(aboveModulus, (byte) -1);
    assertThrows(BadPaddingException.class, () -> pkcs1.doFinal(aboveModulus));
  }

  @Test
  void oaepOfOthers_isRefusedAtInit_inWords() {
    for (OAEPParameterSpec other :
        new OAEPParameterSpec[] {oaep("SHA-256", "TCPA"), oaep("SHA-1", "")}) {
      InvalidKeyException refused =
          assertThrows(InvalidKeyException.class, () -> decrypting(OAEP, binding, other));
      assertTrue(refused.getMessage().contains("label TCPA"), refused.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA/ECB/NoPadding", "RSA/ECB/OAEPWithSHA-256AndMGF1Padding"})
  void whatTheChipLacks_isRefusedAtInit(String name) {
    InvalidKeyException refused =
        assertThrows(InvalidKeyException.class, () -> decrypting(name, standard, null));
    assertTrue(refused.getMessage().contains("TPM 1.2"), refused.getMessage());
  }
}
