package io.github.tpm4j.engine.crypto.rsa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import java.math.BigInteger;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RsaKeyGeneratorTest {
  /** The key that a seed gives is a user's primary key: it must never change. */
  @Test
  void keysOfASeedStayAsTheyAre() {
    byte[] prime = RsaTestKeys.RSA_2048.prime();
    assertEquals(
        "f1922d5d9fe6a347fc0eb78400efb95d013d3894",
        HexFormat.of().formatHex(HashAlgorithm.SHA1.digest(prime)));
  }

  @ParameterizedTest
  @CsvSource({"1024,65537", "2048,65537", "1024,4294967291", "1040,65539", "3072,65537"})
  void primesAreAsFips186Wants(int bits, long exponent) {
    RsaPrivateKey key = RsaKeyGenerator.generate(bits, exponent, TestRandom.named("k" + bits));
    BigInteger n = key.publicKey().modulus();
    BigInteger p = new BigInteger(1, key.prime());
    BigInteger q = n.divide(p);
    assertEquals(bits, n.bitLength());
    assertEquals(n, p.multiply(q));
    for (BigInteger prime : new BigInteger[] {p, q}) {
      assertEquals(bits / 2, prime.bitLength());
      assertTrue(prime.testBit(bits / 2 - 2));
      assertTrue(prime.isProbablePrime(100));
      BigInteger e = BigInteger.valueOf(exponent);
      assertEquals(BigInteger.ONE, prime.subtract(BigInteger.ONE).gcd(e));
    }
    assertTrue(p.subtract(q).abs().bitLength() > bits / 2 - 100);
    assertTrue(RsaTestKeys.privateExponent(key).bitLength() > bits / 2);
  }

  @Property(tries = 10)
  void theSameSeedGivesTheSameKey(@ForAll int seed) {
    RsaPrivateKey one = RsaKeyGenerator.generate(1024, 65537, TestRandom.named("s" + seed));
    RsaPrivateKey two = RsaKeyGenerator.generate(1024, 65537, TestRandom.named("s" + seed));
    assertArrayEquals(one.prime(), two.prime());
    assertEquals(one.publicKey(), two.publicKey());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 3, 65536, 65535, 65541, 4294967295L, 4294967296L + 65537, -65537})
  void exponentsThatAreNoPrimeAbove2To16AreRefused(long exponent) {
    assertFalse(RsaKeyGenerator.isAllowedExponent(exponent));
    assertThrows(
        IllegalArgumentException.class,
        () -> RsaKeyGenerator.generate(1024, exponent, TestRandom.named("x")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 496, 1025, 16400})
  void sizesThatAreNotAllowedAreRefused(int bits) {
    assertThrows(
        IllegalArgumentException.class,
        () -> RsaKeyGenerator.generate(bits, 65537, TestRandom.named("x")));
  }

  @Property(tries = 30)
  void theSieveLeavesAllPrimesAndNoMultiplesOfSmallOnes(@ForAll int seed) {
    BigInteger start = TestRandom.named("sieve" + seed).bits(64).setBit(63).setBit(0);
    PrimeSieve sieve = new PrimeSieve(start);
    BigInteger last = start.subtract(BigInteger.TWO);
    for (BigInteger it = sieve.next(); it != null; it = sieve.next()) {
      for (BigInteger out = last.add(BigInteger.TWO);
          out.compareTo(it) < 0;
          out = out.add(BigInteger.TWO)) {
        assertFalse(out.isProbablePrime(30), out::toString);
      }
      for (int prime : SmallPrimes.all()) {
        assertTrue(it.mod(BigInteger.valueOf(prime)).signum() != 0);
      }
      last = it;
    }
  }
}
