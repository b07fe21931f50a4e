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

  public static final TpmHt PCR = NAMES.add("PCR", new TpmHt(0x00));
  public static final TpmHt NV_INDEX = NAMES.add("NV_INDEX", new TpmHt(0x01));
  public static final TpmHt HMAC_SESSION = NAMES.add("HMAC_SESSION", new TpmHt(0x02));
  public static final TpmHt POLICY_SESSION = NAMES.add("POLICY_SESSION", new TpmHt(0x03));
  public static final TpmHt EXTERNAL_NV = NAMES.add("EXTERNAL_NV", new TpmHt(0x11), Revision.V183);
  public static final TpmHt PERMANENT_NV =
      NAMES.add("PERMANENT_NV", new TpmHt(0x12), Revision.V183);
  public static final TpmHt PERMANENT = NAMES.add("PERMANENT", new TpmHt(0x40));
  public static final TpmHt TRANSIENT = NAMES.add("TRANSIENT", new TpmHt(0x80));
  public static final TpmHt PERSISTENT = NAMES.add("PERSISTENT", new TpmHt(0x81));
  public static final TpmHt AC = NAMES.add("AC", new TpmHt(0x90));

  /** {@return the constant with this value, or a new one without a name} */
  public static TpmHt of(int value) {
    TpmHt known = NAMES.get(value);
    return known != null ? known : new TpmHt(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmHt> values() {
    return NAMES.values();
  }

  /** Reads 1 octet. */
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
