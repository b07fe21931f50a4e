package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPMI_MLKEM_PARMS (Part 2 of version 185, 11.2.6.1): a parameter set of ML-KEM; its sizes are
 * those of {@code MlKemSet}; 2 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmiMlkemParms(int value) implements Marshallable {
  private static final Names<TpmiMlkemParms> NAMES =
      new Names<>("TPM_MLKEM_", TpmiMlkemParms::value);

  /** ML-KEM-512. */
  public static final TpmiMlkemParms MLKEM_512 = NAMES.add("512", new TpmiMlkemParms(0x0001));

  /** ML-KEM-768. */
  public static final TpmiMlkemParms MLKEM_768 = NAMES.add("768", new TpmiMlkemParms(0x0002));

  /** ML-KEM-1024. */
  public static final TpmiMlkemParms MLKEM_1024 = NAMES.add("1024", new TpmiMlkemParms(0x0003));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmiMlkemParms of(int value) {
    TpmiMlkemParms known = NAMES.get(value);
    return known != null ? known : new TpmiMlkemParms(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmiMlkemParms> values() {
    return NAMES.values();
  }

  /**
   * Reads 2 octets; a TPM answers TPM_RC_PARMS to a parameter set that it does not implement.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmiMlkemParms read(TpmReader in) {
    TpmiMlkemParms parameterSet = of(in.u16());
    in.check(in.limits().hasKeyBits(TpmAlg.MLKEM.value(), parameterSet.value), TpmRc.PARMS);
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
