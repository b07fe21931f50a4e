package io.github.tpm4j.keystore;

import io.github.tpm4j.tss.algorithms.TpmsEccPoint;
import io.github.tpm4j.tss.constants.TpmAlg;
import io.github.tpm4j.tss.constants.TpmEccCurve;
import io.github.tpm4j.tss.crypto.BigEndian;
import io.github.tpm4j.tss.objects.TpmsEccParms;
import io.github.tpm4j.tss.wire.Bytes;
import java.math.BigInteger;
import java.security.interfaces.ECKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/** An elliptic-curve key in a TPM. */
public final class TpmEcPrivateKey extends TpmPrivateKey implements ECKey {
  private static final long serialVersionUID = 1L;

  private final transient ECPublicKey publicKey;

  TpmEcPrivateKey(
      TpmConnection tpm, KeySource source, String alias, KeyUse use, ECPublicKey publicKey) {
    super(tpm, source, alias, use, publicKey);
    this.publicKey = publicKey;
  }

  @Override
  TpmEcPrivateKey with(String newAlias, KeyUse newUse) {
    return new TpmEcPrivateKey(tpm(), source(), newAlias, newUse, publicKey);
  }

  @Override
  public ECPublicKey publicKey() {
    return publicKey;
  }

  @Override
  public String getAlgorithm() {
    return "EC";
  }

  /**
   * The curve. Stands here because a class that leaves it to both interfaces' defaults does not
   * load on JDK 22 and later.
   */
  @Override
  public ECParameterSpec getParams() {
    return publicKey.getParams();
  }

  /** {@return the TPM's name of the curve} */
  public TpmEccCurve curve() {
    return parameters().curveId();
  }

  /**
   * Octets of a coordinate, and of the order of every curve that TPMs have.
   *
   * @return the number of bytes, such as 32
   */
  public int fieldBytes() {
    return (getParams().getCurve().getField().getFieldSize() + 7) / 8;
  }

  /** {@return whether the key agrees on secrets} */
  public boolean canAgree() {
    return canDecrypt() && (scheme().equals(TpmAlg.NULL) || scheme().equals(TpmAlg.ECDH));
  }

  /**
   * The secret that is shared with the holder of another key (TPM2_ECDH_ZGen; Part 3, 14.5): the
   * x-coordinate, {@link #fieldBytes} long. That the point is on the curve, the TPM checks.
   *
   * @param other a point whose coordinates are of the field
   * @return to be wiped by the caller
   */
  public byte[] agree(ECPoint other) {
    TpmsEccPoint point =
        new TpmsEccPoint(coordinate(other.getAffineX()), coordinate(other.getAffineY()));
    return padded(loaded().ecdhZGen(point).x().borrow());
  }

  private Bytes coordinate(BigInteger number) {
    return Bytes.adopt(BigEndian.bytes(number, fieldBytes()));
  }

  private byte[] padded(byte[] number) {
    byte[] result = new byte[fieldBytes()];
    System.arraycopy(number, 0, result, result.length - number.length, number.length);
    return result;
  }

  @Override
  public TpmAlg scheme() {
    return parameters().scheme().scheme();
  }

  @Override
  public TpmAlg schemeHash() {
    return parameters().scheme().hash();
  }

  private TpmsEccParms parameters() {
    return (TpmsEccParms) publicArea().parameters();
  }

  @Override
  public String toString() {
    return "TpmEcPrivateKey[" + alias() + ", " + curve() + "]";
  }
}
