package io.github.tpm4j.engine.crypto.montgomery;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.testing.XdhKeys;
import java.math.BigInteger;
import java.security.KeyPair;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class XdhTest {

  /** RFC 7748, 5.2: both vectors of each curve, of which the second X25519 has the high bit set. */
  @ParameterizedTest
  @CsvSource({
    "X25519, a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4,"
        + "e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c,"
        + "c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552",
    "X25519, 4b66e9d4d1b4673c5ad22691957d6af5c11b6421e0ea01d42ca4169e7918ba0d,"
        + "e5210f12786811d3f4b7959d0538ae2c31dbe7106fc03c3efc4cd549c715a493,"
        + "95cbde9476e8907d7aade45cb4b873f88b595a68799fa152e6f8f7647aac7957",
    "X448, 3d262fddf9ec8e88495266fea19a34d28882acef045104d0d1aae121700a779c"
        + "984c24f8cdd78fbff44943eba368f54b29259a4f1c600ad3,"
        + "06fce640fa3487bfda5f6cf2d5263f8aad88334cbd07437f020f08f9814dc031"
        + "ddbdc38c19c6da2583fa5429db94ada18aa7a7fb4ef8a086,"
        + "ce3e4ff95a60dc6697da1db1d85e6afbdf79b50a2412d7546d5f239fe14fbaad"
        + "eb445fc66a01b0779d98223961111e21766282f73dd96b6f",
    "X448, 203d494428b8399352665ddca42f9de8fef600908e0d461cb021f8c538345dd7"
        + "7c3e4806e25f46d3315c44e0a5b4371282dd2c8d5be3095f,"
        + "0fbcc2f993cd56d3305b0b7d9e55d4c1a8fb5dbb52f8e9a1e9b6201b165d0158"
        + "94e56c4d3570bee52fe205e28a78b91cdfbde71ce8d157db,"
        + "884a02576239ff7a2f2f63b2db6a9ff37047ac13568e1e30fe63c4a7ad1b3ee3"
        + "a5700df34321d62077e63633c575c1c954514e99da7c179d",
  })
  void multipliesAsPublished(MontgomeryCurve curve, String scalar, String u, String result) {
    assertArrayEquals(octets(result), multiply(curve, octets(scalar), octets(u)).orElseThrow());
  }

  /** RFC 7748, 5.2: a thousand times the result with what was multiplied before. */
  @ParameterizedTest
  @CsvSource({
    "X25519, 9, 684cf59ba83309552800ef566f2f4d3c1c3887c49360e3875f2eb94d99532c51",
    "X448, 5, aa3b4749d55b9daf1e5b00288826c467274ce3ebbdd5c17b975e09d4af6c67cf"
        + "10d087202db88286e2b79fceea3ec353ef54faa26e219f38",
  })
  void aThousandTimesAsPublished(MontgomeryCurve curve, byte generator, String result) {
    byte[] scalar = new byte[curve.keyBytes()];
    scalar[0] = generator;
    byte[] u = scalar;
    for (int i = 0; i < 1000; i++) {
      byte[] next = multiply(curve, scalar, u).orElseThrow();
      u = scalar;
      scalar = next;
    }
    assertArrayEquals(octets(result), scalar);
  }

  /** RFC 7748, 6.1 and 6.2: Alice's private and public key, Bob's, and their secret. */
  @ParameterizedTest
  @CsvSource({
    "X25519, 77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a,"
        + "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a,"
        + "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb,"
        + "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f,"
        + "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742",
    "X448, 9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28d"
        + "d9c9baf574a9419744897391006382a6f127ab1d9ac2d8c0a598726b,"
        + "9b08f7cc31b7e3e67d22d5aea121074a273bd2b83de09c63faa73d2c"
        + "22c5d9bbc836647241d953d40c5b12da88120d53177f80e532c41fa0,"
        + "1c306a7ac2a0e2e0990b294470cba339e6453772b075811d8fad0d1d"
        + "6927c120bb5ee8972b0d3e21374c9c921b09d1b0366f10b65173992d,"
        + "3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4f345b430"
        + "27d8b972fc3e34fb4232a13ca706dcb57aec3dae07bdc1c67bf33609,"
        + "07fff4181ac6cc95ec1c16a94a0f74d12da232ce40a77552281d282b"
        + "b60c0b56fd2464c335543936521c24403085d59a449a5037514a879d",
  })
  void agreesAsPublished(
      MontgomeryCurve curve, String a, String publicA, String b, String publicB, String secret) {
    XdhPrivateKey alice = XdhPrivateKey.of(curve, octets(a)).orElseThrow();
    XdhPrivateKey bob = XdhPrivateKey.of(curve, octets(b)).orElseThrow();

    assertArrayEquals(octets(publicA), alice.publicKey().encoded());
    assertArrayEquals(octets(publicB), bob.publicKey().encoded());
    assertArrayEquals(octets(secret), alice.agree(bob.publicKey()).orElseThrow());
    assertArrayEquals(octets(secret), bob.agree(alice.publicKey()).orElseThrow());
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void agreesWithTheJdk_andHasItsPublicKey(MontgomeryCurve curve) throws Exception {
    XdhPrivateKey key = XdhPrivateKey.generate(curve, TestRandom.named("key"));
    byte[] encoded = key.publicKey().encoded();
    KeyPair other = XdhKeys.pair(curve);
    XdhPublicKey otherPublic =
        XdhPublicKey.of(curve, XdhKeys.encoded(curve, other.getPublic())).orElseThrow();
    byte[] agreed = key.agree(otherPublic).orElseThrow();

    assertArrayEquals(
        agreed, XdhKeys.agreed(other.getPrivate(), XdhKeys.publicKey(curve, encoded)));
    assertArrayEquals(
        agreed, XdhKeys.agreed(XdhKeys.privateKey(curve, key.octets()), other.getPublic()));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void takesEveryEncodingOfU_butKnowsTheCanonicalOne(MontgomeryCurve curve) {
    XdhPrivateKey key = XdhPrivateKey.generate(curve, TestRandom.named("key"));
    byte[] small = littleEndian(curve, BigInteger.valueOf(5));
    byte[] larger = littleEndian(curve, prime(curve).add(BigInteger.valueOf(5)));

    assertArrayEquals(
        multiply(curve, key.octets(), small).orElseThrow(),
        multiply(curve, key.octets(), larger).orElseThrow());
    assertTrue(isCanonical(curve, small));
    assertTrue(isCanonical(curve, littleEndian(curve, prime(curve).subtract(ONE))));
    assertFalse(isCanonical(curve, littleEndian(curve, prime(curve))));
    assertFalse(isCanonical(curve, larger));
  }

  @Test
  void theHighBitOfX25519IsNoPartOfU() {
    byte[] u = littleEndian(MontgomeryCurve.X25519, BigInteger.valueOf(9));
    byte[] withBit = u.clone();
    withBit[31] |= (byte) 0x80;
    byte[] scalar = TestRandom.named("key").bytes(32);

    assertArrayEquals(
        multiply(MontgomeryCurve.X25519, scalar, u).orElseThrow(),
        multiply(MontgomeryCurve.X25519, scalar, withBit).orElseThrow());
    assertFalse(isCanonical(MontgomeryCurve.X25519, withBit));
  }

  /** The u of the points whose order divides the cofactor, and p + 0 and p + 1 for the same. */
  @ParameterizedTest
  @CsvSource({
    "X25519, 0",
    "X25519, 1",
    "X25519, -1",
    "X25519, 325606250916557431795983626356110631294008115727848805560023387167927233504",
    "X25519, 39382357235489614581723060781553021112529911719440698176882885853963445705823",
    "X448, 0",
    "X448, 1",
    "X448, -1",
  })
  void sharesNothingWithAPointOfLowOrder(MontgomeryCurve curve, BigInteger u) {
    byte[] encoded = littleEndian(curve, u.mod(prime(curve)));

    assertTrue(XdhPublicKey.of(curve, encoded).orElseThrow().isOfLowOrder());
    assertTrue(multiply(curve, TestRandom.named("any").bytes(curve.keyBytes()), encoded).isEmpty());
    if (u.signum() >= 0 && u.bitLength() < 2) {
      byte[] larger = littleEndian(curve, u.add(prime(curve)));
      assertTrue(XdhPublicKey.of(curve, larger).orElseThrow().isOfLowOrder());
    }
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void keysHaveOneSize(MontgomeryCurve curve) {
    for (int size : new int[] {0, curve.keyBytes() - 1, curve.keyBytes() + 1}) {
      assertTrue(XdhPublicKey.of(curve, new byte[size]).isEmpty());
      assertTrue(XdhPrivateKey.of(curve, new byte[size]).isEmpty());
    }
  }

  @Test
  void keysOfTheOtherCurveAreRefused() {
    XdhPrivateKey own = XdhPrivateKey.generate(MontgomeryCurve.X25519, TestRandom.named("key"));
    XdhPrivateKey other = XdhPrivateKey.generate(MontgomeryCurve.X448, TestRandom.named("key"));

    assertThrows(IllegalArgumentException.class, () -> own.agree(other.publicKey()));
  }

  @ParameterizedTest
  @EnumSource(MontgomeryCurve.class)
  void closingWipes_andNothingShowsTheKey(MontgomeryCurve curve) {
    XdhPrivateKey key = XdhPrivateKey.generate(curve, TestRandom.named("key"));
    String digits = HexFormat.of().formatHex(key.octets());

    assertFalse(key.toString().contains(digits.substring(0, 8)));
    key.close();
    assertArrayEquals(new byte[curve.keyBytes()], key.octets());
  }

  private static Optional<byte[]> multiply(MontgomeryCurve curve, byte[] scalar, byte[] u) {
    XdhPublicKey point = XdhPublicKey.of(curve, u).orElseThrow();
    return XdhPrivateKey.of(curve, scalar).orElseThrow().agree(point);
  }

  private static boolean isCanonical(MontgomeryCurve curve, byte[] encoded) {
    return XdhPublicKey.of(curve, encoded).orElseThrow().isCanonical();
  }

  private static BigInteger prime(MontgomeryCurve curve) {
    return curve == MontgomeryCurve.X25519
        ? TWO.pow(255).subtract(BigInteger.valueOf(19))
        : TWO.pow(448).subtract(TWO.pow(224)).subtract(ONE);
  }

  private static byte[] littleEndian(MontgomeryCurve curve, BigInteger u) {
    return Arrays.reverse(BigIntegers.asUnsignedByteArray(curve.keyBytes(), u));
  }

  private static byte[] octets(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
