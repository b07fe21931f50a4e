package io.github.tpm4j.tss.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Held against the JDK's own points. */
class PublicPointsTest {

  private static KeyPair pair(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void multipliesAsTheJdkDoes(String name) throws GeneralSecurityException {
    KeyPair pair = pair(name);
    BigInteger d = ((ECPrivateKey) pair.getPrivate()).getS();
    ECPoint w = ((ECPublicKey) pair.getPublic()).getW();
    PublicPoints curve = new PublicPoints(((ECPublicKey) pair.getPublic()).getParams());
    BigInteger part = d.shiftRight(7);
    assertTrue(curve.isOnCurve(w));
    assertEquals(w, curve.combine(d, BigInteger.ZERO, w));
    assertEquals(w, curve.combine(d.subtract(part), part, generator(name)));
    // u·G + v·Q with Q = d·G is (u + v·d)·G.
    BigInteger sum = BigInteger.TEN.add(BigInteger.TWO.multiply(d)).mod(curve.order());
    assertEquals(
        curve.combine(sum, BigInteger.ZERO, w), curve.combine(BigInteger.TEN, BigInteger.TWO, w));
  }

  private static ECPoint generator(String name) throws GeneralSecurityException {
    return ((ECPublicKey) pair(name).getPublic()).getParams().getGenerator();
  }

  @Test
  void theOrderLeadsToInfinity_alsoOnTheCurveThatTheJdkLacks() {
    ECParameterSpec p256 = PublicKeys.parameters(TpmEccCurve.NIST_P256);
    for (PublicPoints curve : new PublicPoints[] {new PublicPoints(p256), EccSchemes.SM2_P256}) {
      ECPoint generator = curve.combine(BigInteger.ONE, BigInteger.ZERO, p256.getGenerator());
      assertTrue(curve.isOnCurve(generator));
      assertEquals(
          ECPoint.POINT_INFINITY, curve.combine(curve.order(), BigInteger.ZERO, generator));
    }
  }

  @Test
  void knowsWhatIsNotOnTheCurve() {
    ECParameterSpec p256 = PublicKeys.parameters(TpmEccCurve.NIST_P256);
    PublicPoints curve = new PublicPoints(p256);
    ECPoint generator = p256.getGenerator();
    BigInteger p = ((java.security.spec.ECFieldFp) p256.getCurve().getField()).getP();
    assertFalse(curve.isOnCurve(ECPoint.POINT_INFINITY));
    assertFalse(curve.isOnCurve(new ECPoint(BigInteger.ONE, BigInteger.ONE)));
    assertFalse(
        curve.isOnCurve(new ECPoint(generator.getAffineX().add(p), generator.getAffineY())));
  }
}
