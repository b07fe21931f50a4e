package io.github.tpm4j.conformance.wycheproof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.KeyAgreement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets that keys in the TPM agree on with public keys of all kinds, and with what are none. */
class AgreementVectorsTest extends OnBundledTpm {
  private static final int UNCOMPRESSED = 4;

  static Stream<VectorFile> encoded() {
    return VectorFile.ofKind("ecdh");
  }

  static Stream<VectorFile> points() {
    return VectorFile.ofKind("ecdh-point");
  }

  @ParameterizedTest
  @MethodSource("encoded")
  void withEncodedKeys(VectorFile file) {
    Tally.of(file).run(vector -> agrees(vector, AgreementVectorsTest::encoded));
  }

  @ParameterizedTest
  @MethodSource("points")
  void withPoints(VectorFile file) {
    Tally.of(file).run(vector -> agrees(vector, AgreementVectorsTest::point));
  }

  /** How a public key is read. */
  @FunctionalInterface
  private interface Reading {
    PublicKey read(Vector vector) throws GeneralSecurityException;
  }

  private static PublicKey encoded(Vector vector) throws GeneralSecurityException {
    return KeyFactory.getInstance("EC", provider)
        .generatePublic(new X509EncodedKeySpec(vector.bytes(0)));
  }

  private static PublicKey point(Vector vector) throws GeneralSecurityException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(vector.group().get(0)));
    ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
    byte[] octets = vector.bytes(0);
    int bytes = (curve.getCurve().getField().getFieldSize() + 7) / 8;
    if (octets.length != 1 + 2 * bytes || octets[0] != UNCOMPRESSED) {
      throw new InvalidKeySpecException("Java's API has no place for it");
    }
    ECPoint point =
        new ECPoint(
            new BigInteger(1, Arrays.copyOfRange(octets, 1, 1 + bytes)),
            new BigInteger(1, Arrays.copyOfRange(octets, 1 + bytes, octets.length)));
    return KeyFactory.getInstance("EC", provider).generatePublic(new ECPublicKeySpec(point, curve));
  }

  private static boolean agrees(Vector vector, Reading reading) throws Exception {
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH", provider);
    agreement.init(keys.ec(vector.group().get(0), vector.fields().get(1)));
    try {
      agreement.doPhase(reading.read(vector), true);
    } catch (InvalidKeySpecException | InvalidKeyException e) {
      return false;
    }
    assertArrayEquals(vector.bytes(2), agreement.generateSecret());
    return true;
  }
}
