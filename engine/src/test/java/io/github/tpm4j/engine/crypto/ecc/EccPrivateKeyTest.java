package io.github.tpm4j.engine.crypto.ecc;

import static io.github.tpm4j.engine.crypto.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EccPrivateKeyTest {
  /** The key that a seed gives is a user's primary key: it must never change. */
  @Test
  void keysOfASeedStayAsTheyAre() {
    EccPrivateKey key = EccPrivateKey.generate(EccCurve.NIST_P256, TestRandom.named("ECC"));
    assertEquals(
        "09c985cdebf7c172153392678f4c9751d4e4b8b47ea01c6e16cced859a31c698",
        HexFormat.of().formatHex(key.d()));
  }

  @ParameterizedTest
  @EnumSource
  void takesTheWholeOctetsOf64BitsMoreThanTheOrder(EccCurve curve) {
    int[] taken = {0};
    RandomSource counting =
        out -> {
          taken[0] += out.length;
          Arrays.fill(out, (byte) 0xFF);
        };
    EccPrivateKey key = EccPrivateKey.generate(curve, counting);
    int bits = curve.order().bitLength() + 64;
    assertEquals((bits + 7) / 8, taken[0]);
    BigInteger c = BigInteger.ONE.shiftLeft(8 * taken[0]).subtract(BigInteger.ONE);
    BigInteger expected = c.mod(curve.order().subtract(BigInteger.ONE)).add(BigInteger.ONE);
    assertEquals(expected, new BigInteger(1, key.d()));
  }

  @Property(tries = 40)
  void isRestoredFromItsNumber(@ForAll EccCurve curve, @ForAll int seed) {
    EccPrivateKey key = EccPrivateKey.generate(curve, TestRandom.named("r" + seed));
    EccPrivateKey restored = EccPrivateKey.of(curve, key.d()).orElseThrow();
    assertEquals(curve.orderBytes(), key.d().length);
    assertArrayEquals(key.d(), restored.d());
    assertEquals(key.publicPoint(), restored.publicPoint());
    assertEquals(key.publicPoint(), curve.generator().multiply(key.number()));
  }

  @ParameterizedTest
  @EnumSource
  void numbersOutOfRangeAreRefused(EccCurve curve) {
    byte[] n = EccPoint.octets(curve.order(), curve.orderBytes());
    assertTrue(EccPrivateKey.of(curve, n).isEmpty());
    assertTrue(EccPrivateKey.of(curve, new byte[curve.orderBytes()]).isEmpty());
    assertTrue(EccPrivateKey.of(curve, new byte[0]).isEmpty());
    n[n.length - 1] -= 1;
    assertTrue(EccPrivateKey.of(curve, n).isPresent());
    assertTrue(EccPrivateKey.of(curve, hex("01")).isPresent());
  }

  @Test
  void doesNotShowItsNumber() {
    EccPrivateKey key = EccPrivateKey.generate(EccCurve.NIST_P256, TestRandom.named("ECC"));
    assertEquals("EccPrivateKey[NIST_P256]", key.toString());
  }
}
