package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPMI_MLDSA_PARMS (Part 2 of version 185, 11.2.7.1): a parameter set of ML-DSA and HashML-DSA, see
 * {@code MlDsaSet}; 2 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmiMldsaParms(int value) implements Marshallable {
  private static final Names<TpmiMldsaParms> NAMES =
      new Names<>("TPM_MLDSA_", TpmiMldsaParms::value);

  /** ML-DSA-44. */
  public static final TpmiMldsaParms MLDSA_44 = NAMES.add("44", new TpmiMldsaParms(0x0001));

  /** ML-DSA-65. */
  public static final TpmiMldsaParms MLDSA_65 = NAMES.add("65", new TpmiMldsaParms(0x0002));

  /** ML-DSA-87. */
  public static final TpmiMldsaParms MLDSA_87 = NAMES.add("87", new TpmiMldsaParms(0x0003));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmiMldsaParms of(int value) {
    TpmiMldsaParms known = NAMES.get(value);
    return known != null ? known : new TpmiMldsaParms(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmiMldsaParms> values() {
    return NAMES.values();
  }

  /**
   * Reads 2 octets; a TPM answers TPM_RC_PARMS to a parameter set that it does not implement.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmiMldsaParms read(TpmReader in) {
    TpmiMldsaParms parameterSet = of(in.u16());
    in.check(in.limits().hasKeyBits(TpmAlg.MLDSA.value(), parameterSet.value), TpmRc.PARMS);
    return parameterSet;
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(value);
  }

  /** The name in the specification, or the number. */
  @Override
  public String toString() {
    return NAMES.nameOf(this);
  }
}
