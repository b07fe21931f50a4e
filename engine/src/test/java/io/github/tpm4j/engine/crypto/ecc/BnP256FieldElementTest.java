package io.github.tpm4j.engine.crypto.ecc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.junit.jupiter.api.Test;

class BnP256FieldElementTest {
  private static final BigInteger P = BnP256FieldElement.PRIME;

  @Provide
  Arbitrary<BigInteger> values() {
    return Arbitraries.bigIntegers()
        .between(BigInteger.ZERO, P.subtract(BigInteger.ONE))
        .edgeCases(
            edges ->
                edges.add(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    P.subtract(BigInteger.ONE),
                    P.shiftRight(1),
                    BigInteger.ONE.shiftLeft(255)));
  }

  @Property
  void calculatesModuloThePrime(@ForAll("values") BigInteger a, @ForAll("values") BigInteger b) {
    BnP256FieldElement x = BnP256FieldElement.of(a);
    BnP256FieldElement y = BnP256FieldElement.of(b);
    assertEquals(a, x.toBigInteger());
    assertEquals(a.add(b).mod(P), x.add(y).toBigInteger());
    assertEquals(a.subtract(b).mod(P), x.subtract(y).toBigInteger());
    assertEquals(a.multiply(b).mod(P), x.multiply(y).toBigInteger());
    assertEquals(a.multiply(a).mod(P), x.square().toBigInteger());
    assertEquals(a.negate().mod(P), x.negate().toBigInteger());
    assertEquals(a.add(BigInteger.ONE).mod(P), x.addOne().toBigInteger());
    assertEquals(a.signum() == 0, x.isZero());
    assertEquals(a.equals(BigInteger.ONE), x.isOne());
    assertEquals(a.equals(b), x.equals(y));
  }

  @Property(tries = 100)
  void invertsAndTakesRoots(@ForAll("values") BigInteger a) {
    BnP256FieldElement x = BnP256FieldElement.of(a);
    if (a.signum() != 0) {
      assertTrue(x.multiply(x.invert()).isOne());
      assertTrue(x.divide(x).isOne());
      assertNull(x.square().negate().sqrt());
    }
    assertEquals(x.square(), x.square().sqrt().square());
  }

  @Property(tries = 50)
  void pointsAreThoseOfBouncyCastlesGeneralCurve(@ForAll("values") BigInteger k) {
    ECCurve general =
        new ECCurve.Fp(
            P, BigInteger.ZERO, BigInteger.valueOf(3), EccCurve.BN_P256.order(), BigInteger.ONE);
    BigInteger scalar = k.mod(EccCurve.BN_P256.order());
    ECPoint g = general.createPoint(BigInteger.ONE, BigInteger.TWO);
    ECPoint expected = g.multiply(scalar).normalize();
    EccPoint point = EccCurve.BN_P256.generator().multiplySecret(scalar);
    assertEquals(expected.isInfinity(), point.isInfinity());
    if (!expected.isInfinity()) {
      assertEquals(expected.getAffineXCoord().toBigInteger(), point.xNumber());
      assertEquals(expected.getAffineYCoord().toBigInteger(), new BigInteger(1, point.y()));
    }
    assertEquals(point, EccCurve.BN_P256.multiplyGenerator(scalar));
    assertEquals(point, EccCurve.BN_P256.generator().multiply(scalar));
  }

  @Test
  void valuesOutsideTheFieldAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> BnP256FieldElement.of(P));
    assertThrows(
        IllegalArgumentException.class, () -> BnP256FieldElement.of(BigInteger.ONE.negate()));
  }
}
