package io.github.tpm4j.engine.crypto.rsa;

import static io.github.tpm4j.engine.crypto.rsa.RsaTestKeys.RSA_1024;
import static io.github.tpm4j.engine.crypto.rsa.RsaTestKeys.RSA_2048;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.crypto.KdfLabel;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RsaEncryptionTest {
  private static final byte[] LABEL = KdfLabel.SECRET.octets();
  private final RandomSource random = TestRandom.named("RSA encryption");

  @Property(tries = 60)
  void oaepGivesTheMessageBack(
      @ForAll HashAlgorithm hash, @ForAll @Size(max = 126) byte[] message) {
    byte[] cipherText = Oaep.encrypt(RSA_2048.publicKey(), hash, LABEL, message, random);
    assertEquals(256, cipherText.length);
    assertArrayEquals(message, Oaep.decrypt(RSA_2048, hash, LABEL, cipherText).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void oaepTakesTheLongestMessageAndNoLonger(HashAlgorithm hash) {
    RsaPublicKey key = RSA_2048.publicKey();
    byte[] longest = random.bytes(Oaep.maxMessageBytes(key, hash));
    byte[] cipherText = Oaep.encrypt(key, hash, LABEL, longest, random);
    assertArrayEquals(longest, Oaep.decrypt(RSA_2048, hash, LABEL, cipherText).orElseThrow());
    byte[] longer = new byte[longest.length + 1];
    assertThrows(
        IllegalArgumentException.class, () -> Oaep.encrypt(key, hash, LABEL, longer, random));
  }

  @Test
  void oaepRefusesAnotherLabelHashAndChangedCiphertext() {
    byte[] cipherText =
        Oaep.encrypt(RSA_2048.publicKey(), HashAlgorithm.SHA256, LABEL, new byte[32], random);
    byte[] other = KdfLabel.IDENTITY.octets();
    assertTrue(Oaep.decrypt(RSA_2048, HashAlgorithm.SHA256, other, cipherText).isEmpty());
    assertTrue(Oaep.decrypt(RSA_2048, HashAlgorithm.SHA1, LABEL, cipherText).isEmpty());
    cipherText[255] ^= 1;
    assertTrue(Oaep.decrypt(RSA_2048, HashAlgorithm.SHA256, LABEL, cipherText).isEmpty());
    assertTrue(Oaep.decrypt(RSA_2048, HashAlgorithm.SHA256, LABEL, new byte[256]).isEmpty());
  }

  @Test
  void aCiphertextAboveTheModulusIsRefused() {
    byte[] above = new byte[256];
    Arrays.fill(above, (byte) 0xFF);
    assertThrows(
        IllegalArgumentException.class,
        () -> Oaep.decrypt(RSA_2048, HashAlgorithm.SHA256, LABEL, above));
    assertThrows(IllegalArgumentException.class, () -> RsaesPkcs1.decrypt(RSA_2048, above));
  }

  @ParameterizedTest
  @CsvSource({"SHA1,SHA-1", "SHA256,SHA-256", "SHA384,SHA-384", "SHA512,SHA-512"})
  void oaepAgreesWithTheJdk(HashAlgorithm hash, String name) throws GeneralSecurityException {
    OAEPParameterSpec parameters =
        new OAEPParameterSpec(
            name, "MGF1", new MGF1ParameterSpec(name), new PSource.PSpecified(LABEL));
    Cipher jdk = Cipher.getInstance("RSA/ECB/OAEPPadding");
    byte[] message = {1, 2, 3};

    jdk.init(Cipher.ENCRYPT_MODE, RsaTestKeys.jdkPublic(RSA_2048), parameters);
    byte[] theirs = jdk.doFinal(message);
    assertArrayEquals(message, Oaep.decrypt(RSA_2048, hash, LABEL, theirs).orElseThrow());

    byte[] ours = Oaep.encrypt(RSA_2048.publicKey(), hash, LABEL, message, random);
    jdk.init(Cipher.DECRYPT_MODE, RsaTestKeys.jdkPrivate(RSA_2048), parameters);
    assertArrayEquals(message, jdk.doFinal(ours));
  }

  @Property(tries = 40)
  void pkcs1GivesTheMessageBack(@ForAll @Size(max = 117) byte[] message) {
    byte[] cipherText = RsaesPkcs1.encrypt(RSA_1024.publicKey(), message, random);
    assertArrayEquals(message, RsaesPkcs1.decrypt(RSA_1024, cipherText).orElseThrow());
  }

  @Test
  void pkcs1AgreesWithTheJdk() throws GeneralSecurityException {
    Cipher jdk = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    jdk.init(Cipher.DECRYPT_MODE, RsaTestKeys.jdkPrivate(RSA_1024));
    byte[] message = {1, 2, 3};
    byte[] ours = RsaesPkcs1.encrypt(RSA_1024.publicKey(), message, random);
    assertArrayEquals(message, jdk.doFinal(ours));
  }

  @Test
  void pkcs1TakesTheLongestMessageAndNoLonger() {
    RsaPublicKey key = RSA_1024.publicKey();
    assertEquals(117, RsaesPkcs1.maxMessageBytes(key));
    assertThrows(
        IllegalArgumentException.class, () -> RsaesPkcs1.encrypt(key, new byte[118], random));
  }

  @Property(tries = 60)
  void pkcs1RefusesWrongPadding(@ForAll @IntRange(max = 3) int fault) {
    byte[] block = new byte[128];
    Arrays.fill(block, 1, 128, (byte) 0x55);
    block[1] = 2;
    block[100] = 0;
    switch (fault) {
      case 0 -> block[0] = 1;
      case 1 -> block[1] = 1;
      case 2 -> block[5] = 0;
      default -> block[100] = 0x55;
    }
    byte[] cipherText = RSA_1024.publicKey().apply(block);
    assertTrue(RsaesPkcs1.decrypt(RSA_1024, cipherText).isEmpty());
  }
}
