package io.github.tpm4j.engine.crypto.ecc;

import static io.github.tpm4j.engine.crypto.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.Vectors;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.math.BigInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EccCurveTest {
  static Stream<String[]> registry() {
    return Vectors.rows("curves.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("registry")
  void numbersAreThoseOfTheRegistry(
      String name, int bits, String p, String a, String b, String gx, String gy, String n, int h) {
    EccCurve curve = EccCurve.valueOf(name);
    EccPoint generator = curve.generator();
    assertEquals(bits, curve.sizeBits());
    assertEquals(new BigInteger(p, 16), curve.fieldPrime());
    assertEquals(new BigInteger(a, 16), curve.a());
    assertEquals(new BigInteger(b, 16), curve.b());
    assertEquals(new BigInteger(n, 16), curve.order());
    assertEquals(BigInteger.valueOf(h), curve.cofactor());
    assertEquals(new BigInteger(gx, 16), new BigInteger(1, generator.x()));
    assertEquals(new BigInteger(gy, 16), new BigInteger(1, generator.y()));
  }

  @ParameterizedTest
  @EnumSource
  void theGeneratorHasTheOrder(EccCurve curve) {
    assertTrue(curve.generator().multiply(curve.order()).isInfinity());
    BigInteger last = curve.order().subtract(BigInteger.ONE);
    assertArrayEquals(curve.generator().x(), curve.multiplyGenerator(last).x());
    assertEquals(curve.coordinateBytes(), curve.generator().x().length);
  }

  @ParameterizedTest
  @EnumSource
  void pointsOffTheCurveAreRefused(EccCurve curve) {
    EccPoint generator = curve.generator();
    byte[] x = generator.x();
    byte[] y = generator.y();
    assertEquals(generator, curve.point(x, y).orElseThrow());
    y[y.length - 1] ^= 1;
    assertTrue(curve.point(x, y).isEmpty());
    assertTrue(curve.point(new byte[0], new byte[0]).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void coordinatesNotBelowThePrimeAreRefused(EccCurve curve) {
    BigInteger p = curve.fieldPrime();
    BigInteger x = new BigInteger(1, curve.generator().x());
    BigInteger y = new BigInteger(1, curve.generator().y());
    assertTrue(curve.point(x.add(p), y).isEmpty());
    assertTrue(curve.point(x, y.add(p)).isEmpty());
    assertTrue(curve.point(x.subtract(p), y).isEmpty());
  }

  @Test
  void coordinatesMayHaveMoreOrFewerOctets() {
    EccPoint generator = EccCurve.BN_P256.generator();
    assertEquals(generator, EccCurve.BN_P256.point(hex("01"), hex("0002")).orElseThrow());
    byte[] padded = new byte[40];
    padded[39] = 1;
    assertEquals(generator, EccCurve.BN_P256.point(padded, hex("02")).orElseThrow());
  }

  @Test
  void unknownCurvesAreNotFound() {
    assertTrue(EccCurve.find(TpmEccCurve.NONE).isEmpty());
    assertTrue(EccCurve.find(TpmEccCurve.TEST_P192).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> EccCurve.of(TpmEccCurve.NONE));
    assertEquals(EccCurve.NIST_P384, EccCurve.of(TpmEccCurve.NIST_P384));
  }
}
