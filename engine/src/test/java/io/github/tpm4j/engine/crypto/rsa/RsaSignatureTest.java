package io.github.tpm4j.engine.crypto.rsa;

import static io.github.tpm4j.engine.crypto.rsa.RsaTestKeys.RSA_1024;
import static io.github.tpm4j.engine.crypto.rsa.RsaTestKeys.RSA_2048;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.algorithms.PssSalt;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RsaSignatureTest {
  private static final byte[] MESSAGE = {'a', 'b', 'c'};
  private final RandomSource random = TestRandom.named("RSA signature");

  @ParameterizedTest
  @EnumSource
  void rsassaSignsAndVerifies(HashAlgorithm hash) {
    byte[] digest = hash.digest(MESSAGE);
    byte[] signature = RsassaPkcs1.sign(RSA_2048, hash, digest);
    assertEquals(256, signature.length);
    assertTrue(RsassaPkcs1.verify(RSA_2048.publicKey(), hash, digest, signature));
    assertFalse(RsassaPkcs1.verify(RSA_2048.publicKey(), hash, hash.digest(digest), signature));
  }

  @ParameterizedTest
  @EnumSource
  void pssSignsAndVerifiesWithBothSalts(HashAlgorithm hash) {
    byte[] digest = hash.digest(MESSAGE);
    for (PssSalt salt : PssSalt.values()) {
      byte[] signature = RsaPss.sign(RSA_2048, hash, digest, salt, random);
      assertTrue(RsaPss.verify(RSA_2048.publicKey(), hash, digest, signature));
      assertFalse(RsaPss.verify(RSA_2048.publicKey(), hash, hash.digest(digest), signature));
    }
  }

  @Property(tries = 60)
  void aFlippedBitIsRefused(@ForAll boolean pss, @ForAll @IntRange(max = 1023) int bit) {
    HashAlgorithm hash = HashAlgorithm.SHA256;
    byte[] digest = hash.digest(MESSAGE);
    byte[] signature =
        pss
            ? RsaPss.sign(RSA_1024, hash, digest, PssSalt.DIGEST_LENGTH, random)
            : RsassaPkcs1.sign(RSA_1024, hash, digest);
    signature[bit / 8] ^= (byte) (1 << bit % 8);
    assertFalse(
        pss
            ? RsaPss.verify(RSA_1024.publicKey(), hash, digest, signature)
            : RsassaPkcs1.verify(RSA_1024.publicKey(), hash, digest, signature));
  }

  @ParameterizedTest
  @CsvSource({"SHA1", "SHA256", "SHA384", "SHA512"})
  void rsassaAgreesWithTheJdk(HashAlgorithm hash) throws GeneralSecurityException {
    String name = hash.name() + "withRSA";
    Signature jdk = Signature.getInstance(name);
    jdk.initVerify(RsaTestKeys.jdkPublic(RSA_2048));
    jdk.update(MESSAGE);
    assertTrue(jdk.verify(RsassaPkcs1.sign(RSA_2048, hash, hash.digest(MESSAGE))));
  }

  @ParameterizedTest
  @CsvSource({"SHA1,SHA-1,0", "SHA256,SHA-256,32", "SHA384,SHA-384,7", "SHA512,SHA-512,190"})
  void pssVerifiesAnySaltOfTheJdk(HashAlgorithm hash, String name, int saltBytes)
      throws GeneralSecurityException {
    Signature jdk = Signature.getInstance("RSASSA-PSS");
    jdk.setParameter(new PSSParameterSpec(name, "MGF1", new MGF1ParameterSpec(name), saltBytes, 1));
    jdk.initSign(RsaTestKeys.jdkPrivate(RSA_2048));
    jdk.update(MESSAGE);
    byte[] signature = jdk.sign();
    assertTrue(RsaPss.verify(RSA_2048.publicKey(), hash, hash.digest(MESSAGE), signature));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256,SHA-256,DIGEST_LENGTH,32", "SHA256,SHA-256,MAXIMUM,222",
    "SHA512,SHA-512,DIGEST_LENGTH,64", "SHA512,SHA-512,MAXIMUM,190"
  })
  void pssSaltHasTheLengthOfItsSetting(HashAlgorithm hash, String name, PssSalt salt, int saltBytes)
      throws GeneralSecurityException {
    Signature jdk = Signature.getInstance("RSASSA-PSS");
    jdk.setParameter(new PSSParameterSpec(name, "MGF1", new MGF1ParameterSpec(name), saltBytes, 1));
    jdk.initVerify(RsaTestKeys.jdkPublic(RSA_2048));
    jdk.update(MESSAGE);
    assertTrue(jdk.verify(RsaPss.sign(RSA_2048, hash, hash.digest(MESSAGE), salt, random)));
  }

  @Test
  void pssWith1024BitsAndSha512HasTwoOctetsLessSalt() {
    byte[] digest = HashAlgorithm.SHA512.digest(MESSAGE);
    byte[] signature =
        RsaPss.sign(RSA_1024, HashAlgorithm.SHA512, digest, PssSalt.DIGEST_LENGTH, random);
    assertTrue(RsaPss.verify(RSA_1024.publicKey(), HashAlgorithm.SHA512, digest, signature));
  }

  @Test
  void wrongSizesAreNoSignaturesAndNotSigned() {
    HashAlgorithm hash = HashAlgorithm.SHA256;
    byte[] digest = hash.digest(MESSAGE);
    for (int size : new int[] {0, 127, 129, 256}) {
      byte[] signature = new byte[size];
      assertFalse(RsassaPkcs1.verify(RSA_1024.publicKey(), hash, digest, signature));
      assertFalse(RsaPss.verify(RSA_1024.publicKey(), hash, digest, signature));
    }
    byte[] shorter = new byte[20];
    assertThrows(IllegalArgumentException.class, () -> RsassaPkcs1.sign(RSA_1024, hash, shorter));
    assertThrows(
        IllegalArgumentException.class,
        () -> RsaPss.sign(RSA_1024, hash, shorter, PssSalt.DIGEST_LENGTH, random));
  }
}
