package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_CLOCK_ADJUST (Part 2, 6.7): by how much the rate of Clock and Time changes; 1 octet on the
 * wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmClockAdjust(int value) implements Marshallable {
  private static final Names<TpmClockAdjust> NAMES =
      new Names<>("TPM_CLOCK_", TpmClockAdjust::value);

  /** A coarse step slower. */
  public static final TpmClockAdjust COARSE_SLOWER =
      NAMES.add("COARSE_SLOWER", new TpmClockAdjust(-3));

  /** A medium step slower. */
  public static final TpmClockAdjust MEDIUM_SLOWER =
      NAMES.add("MEDIUM_SLOWER", new TpmClockAdjust(-2));

  /** The smallest step slower. */
  public static final TpmClockAdjust FINE_SLOWER = NAMES.add("FINE_SLOWER", new TpmClockAdjust(-1));

  /** As it is. */
  public static final TpmClockAdjust NO_CHANGE = NAMES.add("NO_CHANGE", new TpmClockAdjust(0));

  /** The smallest step faster. */
  public static final TpmClockAdjust FINE_FASTER = NAMES.add("FINE_FASTER", new TpmClockAdjust(1));

  /** A medium step faster. */
  public static final TpmClockAdjust MEDIUM_FASTER =
      NAMES.add("MEDIUM_FASTER", new TpmClockAdjust(2));

  /** A coarse step faster. */
  public static final TpmClockAdjust COARSE_FASTER =
      NAMES.add("COARSE_FASTER", new TpmClockAdjust(3));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmClockAdjust of(int value) {
    TpmClockAdjust known = NAMES.get(value);
    return known != null ? known : new TpmClockAdjust(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmClockAdjust> values() {
    return NAMES.values();
  }

  /**
   * Reads 1 octet; a TPM answers TPM_RC_VALUE to a value without a name.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmClockAdjust read(TpmReader in) {
    TpmClockAdjust constant = of((byte) in.u8());
    in.check(NAMES.get(constant.value) != null, TpmRc.VALUE);
    return constant;
  }

  @Override
  public void write(TpmWriter out) {
    out.u8(value);
  }

  /** The name in the specification, or the number. */
  @Override
  public String toString() {
    return NAMES.nameOf(this);
  }
}
