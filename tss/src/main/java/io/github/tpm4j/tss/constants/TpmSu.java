package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_SU (Part 2, 6.10): the kind of a Startup or Shutdown; 2 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmSu(int value) implements Marshallable {
  private static final Names<TpmSu> NAMES = new Names<>("TPM_SU_", TpmSu::value);

  /** Begins anew, but for what stays over resets. */
  public static final TpmSu CLEAR = NAMES.add("CLEAR", new TpmSu(0x0000));

  /** Goes on where TPM2_Shutdown(STATE) has saved. */
  public static final TpmSu STATE = NAMES.add("STATE", new TpmSu(0x0001));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmSu of(int value) {
    TpmSu known = NAMES.get(value);
    return known != null ? known : new TpmSu(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmSu> values() {
    return NAMES.values();
  }

  /**
   * Reads 2 octets; a TPM answers TPM_RC_VALUE to a value without a name.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmSu read(TpmReader in) {
    TpmSu constant = of(in.u16());
    in.check(NAMES.get(constant.value) != null, TpmRc.VALUE);
    return constant;
  }

  @Override
  public void write(TpmWriter out) {
    out.u16(value);
  }

  /** The name in the specification, or the number. */
  // Not the compiler's own, which are linked by reflection when first called, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof TpmSu that && that.value == value;
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
