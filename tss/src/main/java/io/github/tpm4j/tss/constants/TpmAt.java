package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_AT (Part 2, 16.1): a type of Attached Component capability; 4 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmAt(int value) implements Marshallable {
  private static final Names<TpmAt> NAMES = new Names<>("TPM_AT_", TpmAt::value);

  /** Any property, where none is asked for; in a response, no value. */
  public static final TpmAt ANY = NAMES.add("ANY", new TpmAt(0x00000000));

  /** An error of the component. */
  public static final TpmAt ERROR = NAMES.add("ERROR", new TpmAt(0x00000001));

  /** The upper 32 bits of a value by which the component is paired. */
  public static final TpmAt PV1 = NAMES.add("PV1", new TpmAt(0x00000002));

  /** Added to the numbers of the vendor's own properties. */
  public static final TpmAt VEND = NAMES.add("VEND", new TpmAt(0x80000000));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmAt of(int value) {
    TpmAt known = NAMES.get(value);
    return known != null ? known : new TpmAt(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmAt> values() {
    return NAMES.values();
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmAt read(TpmReader in) {
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
