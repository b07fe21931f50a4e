package io.github.tpm4j.engine.crypto.montgomery;

import io.github.tpm4j.engine.crypto.agreement.DhGroup;
import io.github.tpm4j.engine.crypto.random.RandomSource;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.util.Arrays;
import java.util.Optional;

/**
 * The curves of X25519 and X448, v² = u³ + A·u² + u over a prime field (RFC 7748, 4). A TPM has one
 * number for such a curve and its Edwards form.
 */
public enum MontgomeryCurve implements DhGroup {
  X25519(TpmEccCurve.CURVE_25519, 255),
  X448(TpmEccCurve.CURVE_448, 448);

  private final TpmEccCurve id;
  private final int sizeBits;

  MontgomeryCurve(TpmEccCurve id, int sizeBits) {
    this.id = id;
    this.sizeBits = sizeBits;
  }

  /** The curve with a number of the TPM; empty if that is of another kind. */
  public static Optional<MontgomeryCurve> find(TpmEccCurve id) {
    return Arrays.stream(values()).filter(curve -> curve.id.equals(id)).findFirst();
  }

  @Override
  public TpmEccCurve id() {
    return id;
  }

  /** The size of a private key, a public key and a shared secret, in bytes. */
  public int keyBytes() {
    return (sizeBits + 7) / 8;
  }

  @Override
  public int encodedBytes() {
    return keyBytes();
  }

  @Override
  public XdhPrivateKey generateKey(RandomSource random) {
    return XdhPrivateKey.generate(this, random);
  }

  @Override
  public Optional<XdhPublicKey> decode(byte[] encoded) {
    return XdhPublicKey.of(this, encoded);
  }
}
