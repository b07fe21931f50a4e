package io.github.tpm4j.engine.crypto.ecc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.library.NativeCurve;
import io.github.tpm4j.engine.crypto.library.NativeEcKey;
import io.github.tpm4j.engine.crypto.library.Primitive;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The native library's answers held against Bouncy Castle's, for the same keys. */
class NativeEccTest {
  private static final RandomSource NO_RANDOM =
      out -> {
        throw new AssertionError("k was drawn here");
      };

  private static EccCurve curve(NativeCurve curve) {
    return EccCurve.valueOf("NIST_" + curve);
  }

  private static boolean isInUse() {
    return !"off".equals(System.getProperty("tpm4j.native"));
  }

  private static Optional<byte[]> nativePoint(EccPrivateKey key) {
    return key.natively(Primitive.EC_KEY_PAIR, NativeEcKey::publicPoint);
  }

  @Property(tries = 60)
  void publicPointsAreTheSame(@ForAll NativeCurve nativeCurve, @ForAll int seed) {
    EccCurve curve = curve(nativeCurve);
    EccPrivateKey key = EccPrivateKey.generate(curve, TestRandom.named("pair" + seed));
    Optional<byte[]> point = nativePoint(key);
    assertEquals(isInUse(), point.isPresent());
    EccPoint expected = curve.multiplyGenerator(key.number());
    assertEquals(expected, key.publicPoint());
    point.ifPresent(xy -> assertEquals(expected, curve.trustedPoint(xy)));
  }

  @ParameterizedTest
  @EnumSource
  void leastAndGreatestNumbersHaveTheSamePoints(NativeCurve nativeCurve) {
    EccCurve curve = curve(nativeCurve);
    byte[] last = EccPoint.octets(curve.order(), curve.orderBytes());
    last[last.length - 1] -= 1;
    EccPoint g = curve.generator();
    EccPoint one = EccPrivateKey.of(curve, new byte[] {1}).orElseThrow().publicPoint();
    EccPoint minusOne = EccPrivateKey.of(curve, last).orElseThrow().publicPoint();
    assertEquals(g, one);
    assertArrayEquals(g.x(), minusOne.x());
    assertFalse(one.equals(minusOne));
  }

  @Property(tries = 60)
  void signaturesOfDigestsOfAnySizeVerify(
      @ForAll NativeCurve nativeCurve, @ForAll @IntRange(min = 0, max = 70) int size) {
    EccPrivateKey key = EccPrivateKey.generate(curve(nativeCurve), TestRandom.named("sign"));
    byte[] digest = TestRandom.named("digest" + size).bytes(size);
    RandomSource random = isInUse() ? NO_RANDOM : TestRandom.named("k");
    EccSignature signature = Ecdsa.sign(key, digest, random);
    assertEquals(key.curve().orderBytes(), signature.r().length);
    assertEquals(key.curve().orderBytes(), signature.s().length);
    assertTrue(Ecdsa.verify(key.publicPoint(), digest, signature));
  }

  @Property(tries = 60)
  void secretsAreTheSame(@ForAll NativeCurve nativeCurve, @ForAll int seed) {
    EccCurve curve = curve(nativeCurve);
    EccPrivateKey key = EccPrivateKey.generate(curve, TestRandom.named("own" + seed));
    EccPoint other = EccPrivateKey.generate(curve, TestRandom.named("other")).publicPoint();
    assertEquals(isInUse(), other.nativeKey(Primitive.ECDH).isPresent());
    assertArrayEquals(Ecdh.share(key, other).x(), Ecdh.secret(key, other).orElseThrow());
  }

  @Property(tries = 60)
  void verificationSaysTheSame(@ForAll NativeCurve nativeCurve, @ForAll int seed) {
    EccPrivateKey key = EccPrivateKey.generate(curve(nativeCurve), TestRandom.named("v" + seed));
    EccPoint point = key.publicPoint();
    byte[] digest = TestRandom.named("digest").bytes(32);
    EccSignature signature = Ecdsa.sign(key, digest, TestRandom.named("k"));
    assertTrue(Ecdsa.verifyHere(point, digest, signature));
    assertTrue(Ecdsa.verify(point, digest, signature));
    digest[31] ^= 1;
    assertFalse(Ecdsa.verifyHere(point, digest, signature));
    assertFalse(Ecdsa.verify(point, digest, signature));
    EccSignature zero = new EccSignature(new byte[0], signature.s());
    EccSignature tooLarge =
        new EccSignature(signature.r(), EccPoint.octets(key.curve().order(), 66));
    assertFalse(Ecdsa.verify(point, digest, zero));
    assertFalse(Ecdsa.verify(point, digest, tooLarge));
  }

  @Test
  void otherCurvesAreNotAskedOfTheLibrary() {
    EccPrivateKey key = EccPrivateKey.generate(EccCurve.SM2_P256, TestRandom.named("SM2"));
    assertTrue(nativePoint(key).isEmpty());
  }

  @Test
  void aClosedKeyIsWiped() {
    EccPrivateKey key = EccPrivateKey.generate(EccCurve.NIST_P256, TestRandom.named("wipe"));
    assertEquals(isInUse(), nativePoint(key).isPresent());
    key.close();
    assertArrayEquals(new byte[32], key.d());
    assertTrue(nativePoint(key).isEmpty());
  }
}
