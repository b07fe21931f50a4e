package io.github.tpm4j.engine.crypto.rsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.library.NativeExponentiation;
import java.math.BigInteger;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MillerRabinTest {
  private static final int ROUNDS = 20;

  private static MillerRabin test(boolean isNative) {
    Optional<NativeExponentiation> library =
        isNative ? NativeExponentiation.forUse() : Optional.empty();
    return new MillerRabin(TestRandom.named("witnesses").asSecureRandom(), library);
  }

  private static BigInteger prime(int bits, int seed) {
    return BigInteger.probablePrime(bits, new Random(seed)).setBit(bits - 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void primesHaveNoWitness(boolean isNative) {
    for (int bits : new int[] {512, 520, 1024, 1536}) {
      assertTrue(test(isNative).isProbablePrime(prime(bits, bits), ROUNDS));
    }
    BigInteger mersenne = BigInteger.ONE.shiftLeft(521).subtract(BigInteger.ONE);
    assertTrue(test(isNative).isProbablePrime(mersenne, ROUNDS));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void productsOfPrimesHaveWitnesses(boolean isNative) {
    for (int i = 0; i < 20; i++) {
      BigInteger product = prime(512, i).multiply(prime(512, 100 + i));
      assertFalse(test(isNative).isProbablePrime(product, 1), product::toString);
    }
    assertFalse(test(isNative).isProbablePrime(prime(512, 1).pow(2), 1));
  }

  /** Numbers that pass Fermat's test by every base that is prime to them (Chernick 1939). */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void carmichaelNumbersHaveWitnesses(boolean isNative) {
    BigInteger carmichael = carmichael();
    assertEquals(
        BigInteger.ONE, BigInteger.TWO.modPow(carmichael.subtract(BigInteger.ONE), carmichael));
    assertFalse(test(isNative).isProbablePrime(carmichael, ROUNDS));
  }

  // (6k + 1)(12k + 1)(18k + 1) for the first k from 2^167 on where all three are prime.
  private static BigInteger carmichael() {
    BigInteger k = BigInteger.ONE.shiftLeft(167).add(BigInteger.valueOf(293533));
    BigInteger product = BigInteger.ONE;
    for (int factor : new int[] {6, 12, 18}) {
      BigInteger prime = k.multiply(BigInteger.valueOf(factor)).add(BigInteger.ONE);
      assertTrue(prime.isProbablePrime(100));
      product = product.multiply(prime);
    }
    return product;
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 1536})
  void thePrimesFoundAreTheSameWithTheLibraryAndWithout(int bits) {
    BigInteger e = BigInteger.valueOf(65537);
    RsaPrimeGenerator here =
        new RsaPrimeGenerator(bits, e, TestRandom.named("p" + bits), Optional.empty());
    RsaPrimeGenerator natively =
        new RsaPrimeGenerator(bits, e, TestRandom.named("p" + bits), NativeExponentiation.forUse());
    assertEquals(here.next(), natively.next());
    assertEquals(here.next(), natively.next());
  }
}
