package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_NT (Part 2, 13.2): the type of an NV Index; 1 octet on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmNt(int value) implements Marshallable {
  private static final Names<TpmNt> NAMES = new Names<>("TPM_NT_", TpmNt::value);

  /** Data of any kind. */
  public static final TpmNt ORDINARY = NAMES.add("ORDINARY", new TpmNt(0x00));

  /** A counter of 64 bits that only grows. */
  public static final TpmNt COUNTER = NAMES.add("COUNTER", new TpmNt(0x01));

  /** 64 bits that are set and never cleared. */
  public static final TpmNt BITS = NAMES.add("BITS", new TpmNt(0x02));

  /** A digest that is extended as a PCR is. */
  public static final TpmNt EXTEND = NAMES.add("EXTEND", new TpmNt(0x04));

  /** Counts wrong passwords, up to a limit. */
  public static final TpmNt PIN_FAIL = NAMES.add("PIN_FAIL", new TpmNt(0x08));

  /** Counts uses of its password, up to a limit. */
  public static final TpmNt PIN_PASS = NAMES.add("PIN_PASS", new TpmNt(0x09));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmNt of(int value) {
    TpmNt known = NAMES.get(value);
    return known != null ? known : new TpmNt(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmNt> values() {
    return NAMES.values();
  }

  /**
   * Reads 1 octet.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmNt read(TpmReader in) {
    return of(in.u8());
  }

  @Override
  public void write(TpmWriter out) {
    out.u8(value);
  }

  /** The name in the specification, or the number. */
  // Not the compiler's own, which are linked by reflection when first called, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof TpmNt that && that.value == value;
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
