package io.github.tpm4j.provider.agreement;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.tpm4j.provider.TpmProvider;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.KeyAgreement;
import javax.crypto.ShortBufferException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The other side's key may be anything. */
class EcdhAgreementTest {
  private static TpmProvider provider;
  private static KeyPair own;
  private static ECPublicKey other;

  @BeforeAll
  static void makeKeys() throws Exception {
    provider = (TpmProvider) new TpmProvider().configure("engine:memory");
    own = keys(KeyPairGenerator.getInstance("EC", provider));
    other = (ECPublicKey) keys(KeyPairGenerator.getInstance("EC", "SunEC")).getPublic();
  }

  private static KeyPair keys(KeyPairGenerator generator) {
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  static Stream<ECPoint> pointsThatAreNone() {
    BigInteger x = other.getW().getAffineX();
    BigInteger y = other.getW().getAffineY();
    return Stream.of(
        ECPoint.POINT_INFINITY,
        new ECPoint(y, x),
        new ECPoint(x, y.add(BigInteger.ONE)),
        new ECPoint(BigInteger.ZERO, BigInteger.ZERO),
        new ECPoint(x.negate(), y),
        new ECPoint(x.setBit(256), y),
        new ECPoint(x, y.setBit(300)));
  }

  @ParameterizedTest
  @MethodSource("pointsThatAreNone")
  void refusesAPointThatIsNotOnTheCurve(ECPoint point) throws Exception {
    KeyAgreement agreement = agreement();
    assertThrows(InvalidKeyException.class, () -> agreement.doPhase(new PublicPoint(point), true));
    assertThrows(IllegalStateException.class, agreement::generateSecret);
  }

  @Test
  void refusesAKeyWithoutACurve() throws Exception {
    KeyAgreement agreement = agreement();
    ECPublicKey bare =
        new PublicPoint(other.getW()) {
          @Override
          public ECParameterSpec getParams() {
            return null;
          }
        };
    assertThrows(InvalidKeyException.class, () -> agreement.doPhase(bare, true));
  }

  @Test
  void keepsTheSecretThatABufferWasTooShortFor() throws Exception {
    KeyAgreement agreement = agreement();
    agreement.doPhase(other, true);
    byte[] secret = agreement.generateSecret();
    agreement.doPhase(other, true);
    assertThrows(ShortBufferException.class, () -> agreement.generateSecret(new byte[33], 2));
    byte[] buffer = new byte[40];
    assertEquals(32, agreement.generateSecret(buffer, 5));
    assertArrayEquals(secret, Arrays.copyOfRange(buffer, 5, 37));
    assertThrows(IllegalStateException.class, agreement::generateSecret);
  }

  private static KeyAgreement agreement() throws Exception {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH", provider);
    agreement.init(own.getPrivate());
    return agreement;
  }

  /** A public key of whoever wrote it. */
  private static class PublicPoint implements ECPublicKey {
    private static final long serialVersionUID = 1L;

    private final transient ECPoint point;

    PublicPoint(ECPoint point) {
      this.point = point;
    }

    @Override
    public ECPoint getW() {
      return point;
    }

    @Override
    public ECParameterSpec getParams() {
      return other.getParams();
    }

    @Override
    public String getAlgorithm() {
      return "EC";
    }

    @Override
    public String getFormat() {
      return null;
    }

    @Override
    public byte[] getEncoded() {
      return null;
    }
  }
}
