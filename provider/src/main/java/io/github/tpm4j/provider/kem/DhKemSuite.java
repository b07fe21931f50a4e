package io.github.tpm4j.provider.kem;

import io.github.tpm4j.tss.algorithms.HashAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.Hkdf;
import io.github.tpm4j.tss.crypto.PublicKeys;
import io.github.tpm4j.tss.crypto.UncompressedPoint;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.util.Arrays;
import java.util.Optional;

/** The curves of DHKEM with what belongs to each (RFC 9180, 7.1). */
enum DhKemSuite {
  P256(0x0010, TpmEccCurve.NIST_P256, HashAlg.SHA256, 32, 32),
  P384(0x0011, TpmEccCurve.NIST_P384, HashAlg.SHA384, 48, 48),
  P521(0x0012, TpmEccCurve.NIST_P521, HashAlg.SHA512, 66, 64);

  private final int id;
  private final TpmEccCurve curve;
  private final HashAlg hash;
  private final int fieldBytes;
  private final int secretBytes;

  DhKemSuite(int id, TpmEccCurve curve, HashAlg hash, int fieldBytes, int secretBytes) {
    this.id = id;
    this.curve = curve;
    this.hash = hash;
    this.fieldBytes = fieldBytes;
    this.secretBytes = secretBytes;
  }

  /** The suite of a curve; empty if DHKEM does not have it. */
  static Optional<DhKemSuite> of(ECParameterSpec parameters) {
    return Arrays.stream(values())
        .filter(suite -> suite.parameters().getCurve().equals(parameters.getCurve()))
        .findFirst();
  }

  ECParameterSpec parameters() {
    return PublicKeys.parameters(curve);
  }

  int secretBytes() {
    return secretBytes;
  }

  int encapsulationBytes() {
    return 1 + 2 * fieldBytes;
  }

  /** SerializePublicKey: an uncompressed point (SEC 1, 2.3.3). */
  byte[] serialized(ECPublicKey key) {
    return UncompressedPoint.encode(key.getW(), fieldBytes);
  }

  /**
   * DeserializePublicKey; empty if it is no encoding of coordinates of the field. Whether they are
   * on the curve, the TPM checks.
   */
  Optional<ECPoint> deserialized(byte[] point) {
    BigInteger prime = ((ECFieldFp) parameters().getCurve().getField()).getP();
    return Optional.of(point)
        .filter(encoded -> encoded.length == encapsulationBytes())
        .flatMap(UncompressedPoint::decode)
        .filter(decoded -> decoded.getAffineX().compareTo(prime) < 0)
        .filter(decoded -> decoded.getAffineY().compareTo(prime) < 0);
  }

  /**
   * ExtractAndExpand (RFC 9180, 4.1).
   *
   * @param agreed the x-coordinate of the shared point
   * @return the shared secret, to be wiped by the caller
   */
  byte[] secret(byte[] agreed, byte[] encapsulation, byte[] recipient) {
    byte[] extracted = Hkdf.extract(hash, new byte[0], labelled("eae_prk", agreed));
    byte[] length = ByteBuffer.allocate(Short.BYTES).putShort((short) secretBytes).array();
    byte[] info = joined(length, labelled("shared_secret", joined(encapsulation, recipient)));
    try {
      return Hkdf.expand(hash, extracted, info, secretBytes);
    } finally {
      Arrays.fill(extracted, (byte) 0);
    }
  }

  private byte[] labelled(String label, byte[] value) {
    byte[] suite = ByteBuffer.allocate(Short.BYTES).putShort((short) id).array();
    return joined(ascii("HPKE-v1KEM"), suite, ascii(label), value);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
