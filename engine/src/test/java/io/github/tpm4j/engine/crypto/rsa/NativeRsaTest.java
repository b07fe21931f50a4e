package io.github.tpm4j.engine.crypto.rsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.tss.crypto.BigEndian;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The native library's answers held against the JDK's, for the same keys. */
class NativeRsaTest {
  private static boolean isInUse() {
    return !"off".equals(System.getProperty("tpm4j.native"));
  }

  @ParameterizedTest
  @CsvSource({"1024, 65537", "2048, 65537", "2048, 4294967291", "2064, 65539", "3072, 65537"})
  void answersAreTheSame(int bits, long exponent) {
    RsaPrivateKey key = RsaKeyGenerator.generate(bits, exponent, TestRandom.named("RSA" + bits));
    for (int i = 0; i < 5; i++) {
      byte[] block = TestRandom.named("block" + i).bytes(bits / 8);
      block[0] = 0;
      assertEquals(isInUse(), key.natively(block).isPresent());
      byte[] expected = key.applyHere(block);
      assertArrayEquals(expected, key.apply(block));
      assertArrayEquals(expected, key.sign(block));
      assertArrayEquals(block, key.publicKey().apply(key.apply(block)));
    }
  }

  /** A TPM loads a key without looking whether its factors are prime. */
  @Test
  void aKeyWhoseFactorsAreNotPrimeAnswersAsWithoutTheLibrary() {
    BigInteger p = RsaTestKeys.RSA_1024.publicKey().modulus();
    BigInteger q =
        RsaKeyGenerator.generate(1024, 65537, TestRandom.named("q")).publicKey().modulus();
    RsaPublicKey publicKey = new RsaPublicKey(p.multiply(q), BigInteger.valueOf(65537));
    RsaPrivateKey key = RsaPrivateKey.fromPrime(publicKey, BigEndian.bytes(p, 128)).orElseThrow();
    byte[] block = TestRandom.named("block").bytes(publicKey.sizeBytes());
    block[0] = 0;
    assertTrue(key.natively(block).isEmpty());
    // What comes out follows from the blinding, and differs each time.
    assertEquals(publicKey.sizeBytes(), key.apply(block).length);
    assertThrows(InconsistentKeyException.class, () -> key.sign(block));
  }

  @Test
  void aClosedKeyIsNotInTheLibraryAnyMore() {
    RsaPrivateKey key = RsaKeyGenerator.generate(1024, 65537, TestRandom.named("wipe"));
    byte[] block = new byte[128];
    block[127] = 3;
    assertEquals(isInUse(), key.natively(block).isPresent());
    key.close();
    assertFalse(key.natively(block).isPresent());
  }
}
