package io.github.tpm4j.provider.cipher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.provider.TpmProvider;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A name with the hyphen of the JDK means MGF1 with SHA-1, as there; one without means MGF1 with
 * the same hash, as in Bouncy Castle, where alone it exists.
 */
class OaepNamesTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);
  private static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

  private static TpmProvider provider;
  private static KeyPair inTpm;
  private static KeyPair inSoftware;

  @BeforeAll
  static void makeKeys() throws Exception {
    provider = (TpmProvider) new TpmProvider().configure("engine:memory");
    inTpm = pair(provider);
    inSoftware = pair(Security.getProvider("SunRsaSign"));
  }

  private static KeyPair pair(Provider of) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", of);
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1", "SHA224", "SHA256", "SHA384", "SHA512", "SHA3-256", "SHA3-384"})
  void namesWithoutHyphenAreBouncyCastles(String hash) throws Exception {
    String name = "RSA/ECB/OAEPWith" + hash + "AndMGF1Padding";
    byte[] theirs = encrypt(Cipher.getInstance(name, BOUNCY_CASTLE), inTpm);
    assertArrayEquals(MESSAGE, decrypt(Cipher.getInstance(name, provider), inTpm, theirs));

    byte[] ours = encrypt(Cipher.getInstance(name, provider), inSoftware);
    assertArrayEquals(MESSAGE, decrypt(Cipher.getInstance(name, BOUNCY_CASTLE), inSoftware, ours));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA-512/256"})
  void namesWithHyphenAreTheJdks(String hash) throws Exception {
    String name = "RSA/ECB/OAEPWith" + hash + "AndMGF1Padding";
    byte[] theirs = encrypt(Cipher.getInstance(name, "SunJCE"), inTpm);
    assertArrayEquals(MESSAGE, decrypt(Cipher.getInstance(name, provider), inTpm, theirs));

    byte[] ours = encrypt(Cipher.getInstance(name, provider), inSoftware);
    assertArrayEquals(MESSAGE, decrypt(Cipher.getInstance(name, "SunJCE"), inSoftware, ours));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-256", "SHA256"})
  void theTwoAreNotTheSame(String hash) throws Exception {
    String other = hash.equals("SHA256") ? "SHA-256" : "SHA256";
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWith" + hash + "AndMGF1Padding", provider);
    byte[] encrypted = encrypt(cipher, inTpm);
    cipher.init(Cipher.DECRYPT_MODE, inTpm.getPrivate());
    OAEPParameterSpec told = cipher.getParameters().getParameterSpec(OAEPParameterSpec.class);
    assertEquals("SHA-256", told.getDigestAlgorithm());
    assertEquals(
        hash.equals("SHA256") ? "SHA-256" : "SHA-1",
        ((MGF1ParameterSpec) told.getMGFParameters()).getDigestAlgorithm());
    assertArrayEquals(MESSAGE, cipher.doFinal(encrypted));
    Cipher otherName = Cipher.getInstance("RSA/ECB/OAEPWith" + other + "AndMGF1Padding", provider);
    assertThrows(BadPaddingException.class, () -> decrypt(otherName, inTpm, encrypted));
  }

  private static byte[] encrypt(Cipher cipher, KeyPair pair) throws Exception {
    cipher.init(Cipher.ENCRYPT_MODE, pair.getPublic());
    return cipher.doFinal(MESSAGE);
  }

  private static byte[] decrypt(Cipher cipher, KeyPair pair, byte[] encrypted) throws Exception {
    cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
    return cipher.doFinal(encrypted);
  }
}
