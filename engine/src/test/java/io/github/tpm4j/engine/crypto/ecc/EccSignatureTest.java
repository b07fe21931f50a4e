package io.github.tpm4j.engine.crypto.ecc;

import static io.github.tpm4j.engine.crypto.Vectors.hex;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tpm4j.engine.crypto.TestRandom;
import io.github.tpm4j.engine.crypto.Vectors;
import io.github.tpm4j.engine.crypto.hash.HashAlgorithm;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPublicKeySpec;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EccSignatureTest {
  private static final byte[] MESSAGE = "sample".getBytes(StandardCharsets.US_ASCII);
  private final RandomSource random = TestRandom.named("ECC signature");

  /** The schemes that a TPM both signs with and verifies. */
  enum Scheme {
    ECDSA {
      @Override
      EccSignature sign(EccPrivateKey key, HashAlgorithm hash, byte[] digest, RandomSource random) {
        return Ecdsa.sign(key, digest, random);
      }

      @Override
      boolean verify(EccPoint point, HashAlgorithm hash, byte[] digest, EccSignature signature) {
        return Ecdsa.verify(point, digest, signature);
      }
    },
    ECSCHNORR {
      @Override
      EccSignature sign(EccPrivateKey key, HashAlgorithm hash, byte[] digest, RandomSource random) {
        return EcSchnorr.sign(key, hash, digest, random);
      }

      @Override
      boolean verify(EccPoint point, HashAlgorithm hash, byte[] digest, EccSignature signature) {
        return EcSchnorr.verify(point, hash, digest, signature);
      }
    },
    SM2 {
      @Override
      EccSignature sign(EccPrivateKey key, HashAlgorithm hash, byte[] digest, RandomSource random) {
        return Sm2Signature.sign(key, digest, random);
      }

      @Override
      boolean verify(EccPoint point, HashAlgorithm hash, byte[] digest, EccSignature signature) {
        return Sm2Signature.verify(point, digest, signature);
      }
    };

    abstract EccSignature sign(
        EccPrivateKey key, HashAlgorithm hash, byte[] digest, RandomSource random);

    abstract boolean verify(
        EccPoint point, HashAlgorithm hash, byte[] digest, EccSignature signature);
  }

  static Stream<String[]> vectors() {
    return Vectors.rows("ecdsa.tsv").stream();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void verifiesThePublishedSignature(
      String name, HashAlgorithm hash, String d, String r, String s) {
    EccPrivateKey key = EccPrivateKey.of(EccCurve.valueOf(name), hex(d)).orElseThrow();
    EccSignature signature = new EccSignature(hex(r), hex(s));
    assertTrue(Ecdsa.verify(key.publicPoint(), hash.digest(MESSAGE), signature));
  }

  @Property(tries = 90)
  void verifiesWhatItSigned(
      @ForAll Scheme scheme,
      @ForAll EccCurve curve,
      @ForAll HashAlgorithm hash,
      @ForAll @IntRange(max = 100_000) int bit) {
    EccPrivateKey key = EccPrivateKey.generate(curve, random);
    byte[] digest = hash.digest(MESSAGE);
    EccSignature signature = scheme.sign(key, hash, digest, random);
    EccPoint point = key.publicPoint();
    assertEquals(curve.orderBytes(), signature.r().length);
    assertEquals(curve.orderBytes(), signature.s().length);
    assertTrue(scheme.verify(point, hash, digest, signature));

    flip(signature.s(), bit);
    assertFalse(scheme.verify(point, hash, digest, signature));
    flip(signature.s(), bit);
    flip(signature.r(), bit);
    assertFalse(scheme.verify(point, hash, digest, signature));
    flip(signature.r(), bit);
    assertFalse(scheme.verify(point, hash, hash.digest(digest), signature));
    assertFalse(scheme.verify(curve.generator().multiply(BigInteger.TWO), hash, digest, signature));
  }

  private static void flip(byte[] octets, int bit) {
    octets[bit / 8 % octets.length] ^= (byte) (1 << bit % 8);
  }

  @ParameterizedTest
  @EnumSource
  void halvesOutOfRangeAreRefused(Scheme scheme) {
    EccCurve curve = EccCurve.SM2_P256;
    EccPrivateKey key = EccPrivateKey.generate(curve, random);
    HashAlgorithm hash = HashAlgorithm.SM3_256;
    byte[] digest = hash.digest(MESSAGE);
    EccSignature good = scheme.sign(key, hash, digest, random);
    byte[] zero = {};
    byte[] sPlusN = good.sNumber().add(curve.order()).toByteArray();
    byte[] rPlusN = good.rNumber().add(curve.order()).toByteArray();
    for (EccSignature bad :
        new EccSignature[] {
          new EccSignature(zero, good.s()),
          new EccSignature(good.r(), zero),
          new EccSignature(zero, zero),
          new EccSignature(good.r(), sPlusN),
          new EccSignature(rPlusN, good.s())
        }) {
      assertFalse(scheme.verify(key.publicPoint(), hash, digest, bad));
    }
  }

  @ParameterizedTest
  @CsvSource({"NIST_P256,secp256r1", "NIST_P384,secp384r1", "NIST_P521,secp521r1"})
  void ecdsaAgreesWithTheJdk(EccCurve curve, String name) throws GeneralSecurityException {
    EccPrivateKey key = EccPrivateKey.generate(curve, random);
    Signature jdk = Signature.getInstance("NONEwithECDSAinP1363Format");
    jdk.initVerify(jdkKey(key.publicPoint(), name));
    byte[] digest = HashAlgorithm.SHA256.digest(MESSAGE);
    EccSignature signature = Ecdsa.sign(key, digest, random);
    jdk.update(digest);
    byte[] both = new byte[2 * curve.orderBytes()];
    System.arraycopy(signature.r(), 0, both, 0, curve.orderBytes());
    System.arraycopy(signature.s(), 0, both, curve.orderBytes(), curve.orderBytes());
    assertTrue(jdk.verify(both));
  }

  private static PublicKey jdkKey(EccPoint point, String name) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(name));
    var w =
        new java.security.spec.ECPoint(new BigInteger(1, point.x()), new BigInteger(1, point.y()));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(w, parameters.getParameterSpec(ECParameterSpec.class)));
  }

  /** GM/T 0003.5-2012, A.2: key, e and k of the example on the recommended curve. */
  @Test
  void sm2GivesThePublishedSignature() {
    EccPrivateKey key =
        EccPrivateKey.of(
                EccCurve.SM2_P256,
                hex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"))
            .orElseThrow();
    byte[] e = hex("F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640");
    BigInteger k =
        new BigInteger("59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21", 16);
    byte[] octets = EccPoint.octets(k.subtract(BigInteger.ONE), 40);
    RandomSource fixed = out -> System.arraycopy(octets, 0, out, 0, out.length);

    EccSignature signature = Sm2Signature.sign(key, e, fixed);

    assertArrayEquals(
        hex("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"), signature.r());
    assertArrayEquals(
        hex("B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"), signature.s());
    assertTrue(Sm2Signature.verify(key.publicPoint(), e, signature));
  }

  /** Part 1, C.4.2: [s]G = E + [T]Q, with E = [r]G from the commit. */
  @Property(tries = 20)
  void ecdaaSignatureFitsItsCommit(@ForAll EccCurve curve, @ForAll HashAlgorithm hash) {
    EccPrivateKey key = EccPrivateKey.generate(curve, random);
    BigInteger r = EccPrivateKey.randomScalar(curve, random);
    byte[] digest = hash.digest(MESSAGE);
    EccSignature signature = Ecdaa.sign(key, hash, digest, r, random);
    BigInteger t = new BigInteger(1, hash.digest(signature.r(), digest)).mod(curve.order());
    EccPoint expected = Commit.ephemeral(curve, r).add(key.publicPoint().multiply(t));
    assertEquals(expected, curve.generator().multiply(signature.sNumber()));
  }
}
