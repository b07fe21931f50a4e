package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_EO (Part 2, 6.8): how PolicyNV and PolicyCounterTimer compare two operands; 2 octets on the
 * wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmEo(int value) implements Marshallable {
  private static final Names<TpmEo> NAMES = new Names<>("TPM_EO_", TpmEo::value);

  /** A = B. */
  public static final TpmEo EQ = NAMES.add("EQ", new TpmEo(0x0000));

  /** A differs from B. */
  public static final TpmEo NEQ = NAMES.add("NEQ", new TpmEo(0x0001));

  /** A is greater than B, both signed. */
  public static final TpmEo SIGNED_GT = NAMES.add("SIGNED_GT", new TpmEo(0x0002));

  /** A is greater than B, both unsigned. */
  public static final TpmEo UNSIGNED_GT = NAMES.add("UNSIGNED_GT", new TpmEo(0x0003));

  /** A is less than B, both signed. */
  public static final TpmEo SIGNED_LT = NAMES.add("SIGNED_LT", new TpmEo(0x0004));

  /** A is less than B, both unsigned. */
  public static final TpmEo UNSIGNED_LT = NAMES.add("UNSIGNED_LT", new TpmEo(0x0005));

  /** A is not less than B, both signed. */
  public static final TpmEo SIGNED_GE = NAMES.add("SIGNED_GE", new TpmEo(0x0006));

  /** A is not less than B, both unsigned. */
  public static final TpmEo UNSIGNED_GE = NAMES.add("UNSIGNED_GE", new TpmEo(0x0007));

  /** A is not greater than B, both signed. */
  public static final TpmEo SIGNED_LE = NAMES.add("SIGNED_LE", new TpmEo(0x0008));

  /** A is not greater than B, both unsigned. */
  public static final TpmEo UNSIGNED_LE = NAMES.add("UNSIGNED_LE", new TpmEo(0x0009));

  /** All bits that are SET in B are SET in A. */
  public static final TpmEo BITSET = NAMES.add("BITSET", new TpmEo(0x000A));

  /** All bits that are SET in B are CLEAR in A. */
  public static final TpmEo BITCLEAR = NAMES.add("BITCLEAR", new TpmEo(0x000B));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmEo of(int value) {
    TpmEo known = NAMES.get(value);
    return known != null ? known : new TpmEo(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmEo> values() {
    return NAMES.values();
  }

  /**
   * Reads 2 octets; a TPM answers TPM_RC_VALUE to a value without a name.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmEo read(TpmReader in) {
    TpmEo constant = of(in.u16());
    in.check(NAMES.get(constant.value) != null, TpmRc.VALUE);
    return constant;
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
