package io.github.tpm4j.tss.constants;

import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.Revision;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.Collection;

/**
 * TPM_CAP (Part 2, 6.12): a group of what GetCapability tells; 4 octets on the wire.
 *
 * <p>Open: a value that has no name here is kept, so that what a newer TPM answers survives.
 */
public record TpmCap(int value) implements Marshallable {
  private static final Names<TpmCap> NAMES = new Names<>("TPM_CAP_", TpmCap::value);

  public static final TpmCap ALGS = NAMES.add("ALGS", new TpmCap(0x00000000));
  public static final TpmCap HANDLES = NAMES.add("HANDLES", new TpmCap(0x00000001));
  public static final TpmCap COMMANDS = NAMES.add("COMMANDS", new TpmCap(0x00000002));
  public static final TpmCap PP_COMMANDS = NAMES.add("PP_COMMANDS", new TpmCap(0x00000003));
  public static final TpmCap AUDIT_COMMANDS = NAMES.add("AUDIT_COMMANDS", new TpmCap(0x00000004));
  public static final TpmCap PCRS = NAMES.add("PCRS", new TpmCap(0x00000005));
  public static final TpmCap TPM_PROPERTIES = NAMES.add("TPM_PROPERTIES", new TpmCap(0x00000006));
  public static final TpmCap PCR_PROPERTIES = NAMES.add("PCR_PROPERTIES", new TpmCap(0x00000007));
  public static final TpmCap ECC_CURVES = NAMES.add("ECC_CURVES", new TpmCap(0x00000008));
  public static final TpmCap AUTH_POLICIES = NAMES.add("AUTH_POLICIES", new TpmCap(0x00000009));
  public static final TpmCap ACT = NAMES.add("ACT", new TpmCap(0x0000000A));
  public static final TpmCap PUB_KEYS =
      NAMES.add("PUB_KEYS", new TpmCap(0x0000000B), Revision.V184);
  public static final TpmCap SPDM_SESSION_INFO =
      NAMES.add("SPDM_SESSION_INFO", new TpmCap(0x0000000C), Revision.V184);
  public static final TpmCap VENDOR_PROPERTY = NAMES.add("VENDOR_PROPERTY", new TpmCap(0x00000100));

  /** {@return the constant with this value, or a new one without a name} */
  public static TpmCap of(int value) {
    TpmCap known = NAMES.get(value);
    return known != null ? known : new TpmCap(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmCap> values() {
    return NAMES.values();
  }

  /** Reads 4 octets; a TPM answers TPM_RC_VALUE to a value without a name. */
  public static TpmCap read(TpmReader in) {
    TpmCap constant = of(in.u32());
    in.check(NAMES.knows(constant.value, in.limits().revision()), TpmRc.VALUE);
    return constant;
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(value);
  }

  /** The name in the specification, or the number. */
  // Not the compiler's own, which are linked by reflection when first called, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof TpmCap that && that.value == value;
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
