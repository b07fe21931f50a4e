package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_ECC_CURVE (Part 2, 6.4): the number of an elliptic curve; 2 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmEccCurve(int value) implements Marshallable {
  private static final Names<TpmEccCurve> NAMES = new Names<>("TPM_ECC_", TpmEccCurve::value);

  /** No curve. */
  public static final TpmEccCurve NONE = NAMES.add("NONE", new TpmEccCurve(0x0000));

  /** P-192 of NIST; hardly any TPM has it. */
  public static final TpmEccCurve NIST_P192 = NAMES.add("NIST_P192", new TpmEccCurve(0x0001));

  /** P-224 of NIST. */
  public static final TpmEccCurve NIST_P224 = NAMES.add("NIST_P224", new TpmEccCurve(0x0002));

  /** P-256 of NIST (secp256r1). */
  public static final TpmEccCurve NIST_P256 = NAMES.add("NIST_P256", new TpmEccCurve(0x0003));

  /** P-384 of NIST (secp384r1). */
  public static final TpmEccCurve NIST_P384 = NAMES.add("NIST_P384", new TpmEccCurve(0x0004));

  /** P-521 of NIST (secp521r1). */
  public static final TpmEccCurve NIST_P521 = NAMES.add("NIST_P521", new TpmEccCurve(0x0005));

  /** A Barreto-Naehrig curve of 256 bits, for ECDAA. */
  public static final TpmEccCurve BN_P256 = NAMES.add("BN_P256", new TpmEccCurve(0x0010));

  /** A Barreto-Naehrig curve of 638 bits, for ECDAA. */
  public static final TpmEccCurve BN_P638 = NAMES.add("BN_P638", new TpmEccCurve(0x0011));

  /** The curve of SM2. */
  public static final TpmEccCurve SM2_P256 = NAMES.add("SM2_P256", new TpmEccCurve(0x0020));

  /** A curve for tests; not in the published registry. */
  public static final TpmEccCurve TEST_P192 = NAMES.add("TEST_P192", new TpmEccCurve(0x0021));

  /** brainpoolP256r1 (RFC 5639). */
  public static final TpmEccCurve BP_P256_R1 =
      NAMES.add("BP_P256_R1", new TpmEccCurve(0x0030), Revision.V183);

  /** brainpoolP384r1 (RFC 5639). */
  public static final TpmEccCurve BP_P384_R1 =
      NAMES.add("BP_P384_R1", new TpmEccCurve(0x0031), Revision.V183);

  /** brainpoolP512r1 (RFC 5639). */
  public static final TpmEccCurve BP_P512_R1 =
      NAMES.add("BP_P512_R1", new TpmEccCurve(0x0032), Revision.V183);

  /** Curve25519: Ed25519 or X25519, as the key's schemes say. */
  public static final TpmEccCurve CURVE_25519 =
      NAMES.add("CURVE_25519", new TpmEccCurve(0x0040), Revision.V183);

  /** Curve448: Ed448 or X448, as the key's schemes say. */
  public static final TpmEccCurve CURVE_448 =
      NAMES.add("CURVE_448", new TpmEccCurve(0x0041), Revision.V183);

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmEccCurve of(int value) {
    TpmEccCurve known = NAMES.get(value);
    return known != null ? known : new TpmEccCurve(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmEccCurve> values() {
    return NAMES.values();
  }

  /**
   * Reads 2 octets; a TPM answers TPM_RC_CURVE to TPM_ECC_NONE and a value without a name.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmEccCurve read(TpmReader in) {
    TpmEccCurve constant = of(in.u16());
    boolean known = NAMES.knows(constant.value, in.limits().revision());
    in.check(known && !constant.equals(NONE), TpmRc.CURVE);
    return constant;
  }

  /**
   * {@return whether the curve is implemented}
   *
   * @param limits of a TPM
   */
  public boolean isImplemented(Limits limits) {
    return limits.hasCurve(value);
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(value);
  }

  /** The name in the specification, or the number. */
  // Not the compiler's own, which are linked by reflection when first called, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof TpmEccCurve that && that.value == value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public String toString() {
    return NAMES.nameOf(this);
  }
}
