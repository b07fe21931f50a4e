package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_AE (Part 2, 16.2): an Attached Component error; 4 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmAe(int value) implements Marshallable {
  private static final Names<TpmAe> NAMES = new Names<>("TPM_AE_", TpmAe::value);

  /** The component has not said what it did. */
  public static final TpmAe NONE = NAMES.add("NONE", new TpmAe(0x00000000));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmAe of(int value) {
    TpmAe known = NAMES.get(value);
    return known != null ? known : new TpmAe(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmAe> values() {
    return NAMES.values();
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmAe read(TpmReader in) {
    return of(in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(value);
  }

  /** The name in the specification, or the number. */
  @Override
  public String toString() {
    return NAMES.nameOf(this);
  }
}
