package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_HT (Part 2, 7.2): the most significant octet of a handle: its type; 1 octet on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmHt(int value) implements Marshallable {
  private static final Names<TpmHt> NAMES = new Names<>("TPM_HT_", TpmHt::value);

  /** A PCR: its number. */
  public static final TpmHt PCR = NAMES.add("PCR", new TpmHt(0x00));

  /** An NV Index. */
  public static final TpmHt NV_INDEX = NAMES.add("NV_INDEX", new TpmHt(0x01));

  /** An HMAC session; in lists, one that is loaded. */
  public static final TpmHt HMAC_SESSION = NAMES.add("HMAC_SESSION", new TpmHt(0x02));

  /** A policy or trial session; in lists, a session that is saved. */
  public static final TpmHt POLICY_SESSION = NAMES.add("POLICY_SESSION", new TpmHt(0x03));

  /** An NV Index in external memory. */
  public static final TpmHt EXTERNAL_NV = NAMES.add("EXTERNAL_NV", new TpmHt(0x11), Revision.V183);

  /** An NV Index that is there from the factory. */
  public static final TpmHt PERMANENT_NV =
      NAMES.add("PERMANENT_NV", new TpmHt(0x12), Revision.V183);

  /** A hierarchy, TPM_RS_PW, a countdown timer and the like. */
  public static final TpmHt PERMANENT = NAMES.add("PERMANENT", new TpmHt(0x40));

  /** A transient object or a sequence. */
  public static final TpmHt TRANSIENT = NAMES.add("TRANSIENT", new TpmHt(0x80));

  /** A persistent object. */
  public static final TpmHt PERSISTENT = NAMES.add("PERSISTENT", new TpmHt(0x81));

  /** An attached component. */
  public static final TpmHt AC = NAMES.add("AC", new TpmHt(0x90));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmHt of(int value) {
    TpmHt known = NAMES.get(value);
    return known != null ? known : new TpmHt(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmHt> values() {
    return NAMES.values();
  }

  /**
   * Reads 1 octet.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmHt read(TpmReader in) {
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
    return other instanceof TpmHt that && that.value == value;
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
