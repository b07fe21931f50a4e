package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_SE (Part 2, 6.11): the kind of a session to start; 1 octet on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmSe(int value) implements Marshallable {
  private static final Names<TpmSe> NAMES = new Names<>("TPM_SE_", TpmSe::value);

  /** An HMAC session. */
  public static final TpmSe HMAC = NAMES.add("HMAC", new TpmSe(0x00));

  /** A policy session. */
  public static final TpmSe POLICY = NAMES.add("POLICY", new TpmSe(0x01));

  /** A policy session that computes a digest and authorises nothing. */
  public static final TpmSe TRIAL = NAMES.add("TRIAL", new TpmSe(0x03));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmSe of(int value) {
    TpmSe known = NAMES.get(value);
    return known != null ? known : new TpmSe(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmSe> values() {
    return NAMES.values();
  }

  /**
   * Reads 1 octet; a TPM answers TPM_RC_VALUE to a value without a name.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmSe read(TpmReader in) {
    TpmSe constant = of(in.u8());
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
