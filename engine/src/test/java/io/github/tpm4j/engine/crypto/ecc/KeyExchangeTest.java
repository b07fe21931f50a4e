package io.github.tpm4j.engine.crypto.ecc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.crypto.Kdf2;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bouncycastle.crypto.agreement.ECMQVBasicAgreement;
import org.bouncycastle.crypto.agreement.SM2KeyExchange;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.MQVPrivateParameters;
import org.bouncycastle.crypto.params.MQVPublicParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.SM2KeyExchangePrivateParameters;
import org.bouncycastle.crypto.params.SM2KeyExchangePublicParameters;
import org.junit.jupiter.api.Test;

class KeyExchangeTest {
  private final RandomSource random = TestRandom.named("key exchange");

  private EccPrivateKey key(EccCurve curve) {
    return EccPrivateKey.generate(curve, random);
  }

  @Property(tries = 20)
  void bothSidesShareThePointOfEcdh(@ForAll EccCurve curve) {
    EccPrivateKey a = key(curve);
    EccPrivateKey b = key(curve);
    EccPoint shared = Ecdh.share(a, b.publicPoint());
    assertEquals(shared, Ecdh.share(b, a.publicPoint()));
    assertEquals(shared, b.publicPoint().multiply(new BigInteger(1, a.d())));
  }

  @Property(tries = 20)
  void bothSidesShareThePointsOfEachScheme(@ForAll EccCurve curve) {
    EccPrivateKey sa = key(curve);
    EccPrivateKey ea = key(curve);
    EccPrivateKey sb = key(curve);
    EccPrivateKey eb = key(curve);
    EccPoint qsa = sa.publicPoint();
    EccPoint qea = ea.publicPoint();
    EccPoint qsb = sb.publicPoint();
    EccPoint qeb = eb.publicPoint();
    assertEquals(TwoPhaseExchange.ecdh(sa, ea, qsb, qeb), TwoPhaseExchange.ecdh(sb, eb, qsa, qea));
    assertEquals(
        TwoPhaseExchange.ecmqv(sa, ea, qsb, qeb), TwoPhaseExchange.ecmqv(sb, eb, qsa, qea));
    assertEquals(TwoPhaseExchange.sm2(sa, ea, qsb, qeb), TwoPhaseExchange.sm2(sb, eb, qsa, qea));
    assertTrue(TwoPhaseExchange.ecdh(sa, ea, qsb, qeb).z2().isPresent());
    assertTrue(TwoPhaseExchange.ecmqv(sa, ea, qsb, qeb).z2().isEmpty());
  }

  @Property(tries = 16)
  void ecmqvAgreesWithBouncyCastle(@ForAll EccCurve curve) {
    EccPrivateKey sa = key(curve);
    EccPrivateKey ea = key(curve);
    EccPoint qsb = key(curve).publicPoint();
    EccPoint qeb = key(curve).publicPoint();
    ECMQVBasicAgreement theirs = new ECMQVBasicAgreement();
    theirs.init(new MQVPrivateParameters(sa.parameters(), ea.parameters()));
    BigInteger expected =
        theirs.calculateAgreement(new MQVPublicParameters(parameters(qsb), parameters(qeb)));
    EccPoint z1 = TwoPhaseExchange.ecmqv(sa, ea, qsb, qeb).z1();
    assertEquals(expected, new BigInteger(1, z1.x()));
  }

  /** Bouncy Castle gives the key derived from our point and the identities of both sides. */
  @Test
  void sm2AgreesWithBouncyCastle() {
    EccCurve curve = EccCurve.SM2_P256;
    EccPrivateKey sa = key(curve);
    EccPrivateKey ea = key(curve);
    EccPoint qsb = key(curve).publicPoint();
    EccPoint qeb = key(curve).publicPoint();
    byte[] id = {'A', 'B'};
    SM2KeyExchange theirs = new SM2KeyExchange();
    theirs.init(
        new ParametersWithID(
            new SM2KeyExchangePrivateParameters(true, sa.parameters(), ea.parameters()), id));
    byte[] expected =
        theirs.calculateKey(
            256,
            new ParametersWithID(
                new SM2KeyExchangePublicParameters(parameters(qsb), parameters(qeb)), id));

    EccPoint z = TwoPhaseExchange.sm2(sa, ea, qsb, qeb).z1();
    byte[] za = identity(id, sa.publicPoint());
    byte[] zb = identity(id, qsb);
    byte[] secret = concat(concat(z.x(), z.y()), concat(za, zb));
    assertArrayEquals(expected, Kdf2.derive(HashAlgorithm.SM3_256, secret, new byte[0], 32));
  }

  private static byte[] identity(byte[] id, EccPoint point) {
    EccCurve curve = point.curve();
    return HashAlgorithm.SM3_256.digest(
        new byte[] {0, (byte) (8 * id.length)},
        id,
        EccPoint.octets(curve.a(), 32),
        EccPoint.octets(curve.b(), 32),
        curve.generator().x(),
        curve.generator().y(),
        point.x(),
        point.y());
  }

  private static byte[] concat(byte[] left, byte[] right) {
    byte[] out = java.util.Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, out, left.length, right.length);
    return out;
  }

  private static ECPublicKeyParameters parameters(EccPoint point) {
    return new ECPublicKeyParameters(point.point(), point.curve().domain());
  }
}
