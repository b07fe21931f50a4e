package io.github.tpm4j.engine.crypto.ecc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import java.math.BigInteger;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CommitTest {
  private static final HashAlgorithm HASH = HashAlgorithm.SHA256;

  private static BigInteger random(EccCurve curve, long counter) {
    return Commit.random(HASH, new byte[32], new byte[] {1}, counter, curve);
  }

  @Property(tries = 50)
  void aCounterGivesOneRandomBelowTheOrder(@ForAll EccCurve curve, @ForAll long counter) {
    BigInteger r = random(curve, counter);
    assertEquals(r, random(curve, counter));
    assertTrue(r.signum() >= 0 && r.compareTo(curve.order()) < 0);
    assertNotEquals(r, random(curve, counter + 1));
  }

  @Test
  void withoutInputOnlyEIsGivenAndIsTheEphemeralKey() {
    EccPrivateKey key = EccPrivateKey.generate(EccCurve.BN_P256, TestRandom.named("c"));
    BigInteger r = random(EccCurve.BN_P256, 1);
    Commit.Points points = Commit.points(key, r, Optional.empty(), Optional.empty());
    assertTrue(points.k().isEmpty());
    assertTrue(points.l().isEmpty());
    assertEquals(Commit.ephemeral(EccCurve.BN_P256, r), points.e().orElseThrow());
  }

  @Test
  void aBasePointGivesKAndL() {
    EccPrivateKey key = EccPrivateKey.generate(EccCurve.BN_P256, TestRandom.named("c"));
    BigInteger r = random(EccCurve.BN_P256, 1);
    EccPoint base = key.curve().generator().multiply(BigInteger.TEN);
    Commit.Points points = Commit.points(key, r, Optional.empty(), Optional.of(base));
    assertEquals(base.multiply(key.number()), points.k().orElseThrow());
    assertEquals(base.multiply(r), points.l().orElseThrow());
    assertTrue(points.e().isEmpty());
    assertFalse(points.hasInfinity());
  }

  @Test
  void aPointGivesE() {
    EccPrivateKey key = EccPrivateKey.generate(EccCurve.BN_P256, TestRandom.named("c"));
    EccPoint p1 = key.publicPoint();
    Commit.Points points = Commit.points(key, BigInteger.TWO, Optional.of(p1), Optional.empty());
    assertEquals(p1.add(p1), points.e().orElseThrow());
    assertTrue(points.k().isEmpty());
  }

  @Test
  void infinityIsTold() {
    EccPrivateKey key = EccPrivateKey.generate(EccCurve.BN_P256, TestRandom.named("c"));
    assertTrue(
        Commit.points(key, BigInteger.ZERO, Optional.empty(), Optional.empty()).hasInfinity());
  }

  @Test
  void theBasePointIsTheHashWithTheRightY() {
    EccCurve curve = EccCurve.BN_P256;
    int found = 0;
    for (byte i = 0; i < 16; i++) {
      byte[] s2 = {i};
      BigInteger p = curve.fieldPrime();
      BigInteger x = new BigInteger(1, HASH.digest(s2)).mod(p);
      BigInteger square = x.pow(3).add(curve.b()).mod(p);
      // p = 3 (mod 4), so that this is a root if there is one.
      BigInteger y = square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
      boolean exists = y.multiply(y).mod(p).equals(square);
      assertEquals(exists, Commit.basePoint(curve, HASH, s2, EccPoint.octets(y, 32)).isPresent());
      assertTrue(Commit.basePoint(curve, HASH, s2, new byte[] {5}).isEmpty());
      found += exists ? 1 : 0;
    }
    assertTrue(found > 0);
  }
}
