package io.github.tpm4j.engine.crypto.edwards;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TWO;

import io.github.tpm4j.tss.constants.TpmEccCurve;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * The curves of EdDSA, a·x² + y² = 1 + d·x²·y² over a prime field (RFC 8032, 5.1 and 5.2). A TPM
 * has one number for such a curve and its Montgomery form.
 */
public enum EdwardsCurve {
  ED25519(
      TpmEccCurve.CURVE_25519,
      255,
      TWO.pow(255).subtract(BigInteger.valueOf(19)),
      ONE.negate(),
      new BigInteger(
          "37095705934669439343138083508754565189542113879843219016388785533085940283555"),
      TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493")),
      new BigInteger(
          "15112221349535400772501151409588531511454012693041857206046113283949847762202"),
      new BigInteger(
          "46316835694926478169428394003475163141307993866256225615783033603165251855960")),
  ED448(
      TpmEccCurve.CURVE_448,
      448,
      TWO.pow(448).subtract(TWO.pow(224)).subtract(ONE),
      ONE,
      BigInteger.valueOf(-39081),
      TWO.pow(446)
          .subtract(
              new BigInteger(
                  "13818066809895115352007386748515426880336692474882178609894547503885")),
      new BigInteger(
          "22458004029592430018760433409989603624678964163256413424612546168695041546740603290902"
              + "9192869357953282578032075146446173674602635247710"),
      new BigInteger(
          "29881921007848149267601793044393067343754404015408024209592824137233150618983587600353"
              + "6878655418784733982303233503462500531545062832660"));

  /** What is signed of a message by HashEdDSA, in bytes (RFC 8032, 5.1 and 5.2). */
  public static final int DIGEST_BYTES = 64;

  private final TpmEccCurve id;
  private final int sizeBits;
  private final BigInteger prime;
  private final BigInteger a;
  private final BigInteger d;
  private final BigInteger order;
  private final BigInteger generatorX;
  private final BigInteger generatorY;

  EdwardsCurve(
      TpmEccCurve id,
      int sizeBits,
      BigInteger prime,
      BigInteger a,
      BigInteger d,
      BigInteger order,
      BigInteger generatorX,
      BigInteger generatorY) {
    this.id = id;
    this.sizeBits = sizeBits;
    this.prime = prime;
    this.a = a;
    this.d = d;
    this.order = order;
    this.generatorX = generatorX;
    this.generatorY = generatorY;
  }

  /** The curve with a number of the TPM; empty if that is of another kind. */
  public static Optional<EdwardsCurve> find(TpmEccCurve id) {
    return Arrays.stream(values()).filter(curve -> curve.id.equals(id)).findFirst();
  }

  public TpmEccCurve id() {
    return id;
  }

  public int sizeBits() {
    return sizeBits;
  }

  /** The size of a private key, a public key and either half of a signature, in bytes. */
  public int keyBytes() {
    return sizeBits / 8 + 1;
  }

  /** The size of a signature, in bytes. */
  public int signatureBytes() {
    return 2 * keyBytes();
  }

  BigInteger prime() {
    return prime;
  }

  BigInteger a() {
    return a;
  }

  BigInteger d() {
    return d;
  }

  BigInteger order() {
    return order;
  }

  EdwardsPoint generator() {
    return new EdwardsPoint(this, generatorX, generatorY, ONE);
  }
}
