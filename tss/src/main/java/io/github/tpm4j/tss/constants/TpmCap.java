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

  /** The algorithms and what each is. */
  public static final TpmCap ALGS = NAMES.add("ALGS", new TpmCap(0x00000000));

  /** The handles in use, of one type. */
  public static final TpmCap HANDLES = NAMES.add("HANDLES", new TpmCap(0x00000001));

  /** The commands and their attributes. */
  public static final TpmCap COMMANDS = NAMES.add("COMMANDS", new TpmCap(0x00000002));

  /** The commands that need somebody at the machine. */
  public static final TpmCap PP_COMMANDS = NAMES.add("PP_COMMANDS", new TpmCap(0x00000003));

  /** The commands that are audited. */
  public static final TpmCap AUDIT_COMMANDS = NAMES.add("AUDIT_COMMANDS", new TpmCap(0x00000004));

  /** The banks and their PCR. */
  public static final TpmCap PCRS = NAMES.add("PCRS", new TpmCap(0x00000005));

  /** Properties, fixed and variable (TPM_PT). */
  public static final TpmCap TPM_PROPERTIES = NAMES.add("TPM_PROPERTIES", new TpmCap(0x00000006));

  /** What PCR have which property (TPM_PT_PCR). */
  public static final TpmCap PCR_PROPERTIES = NAMES.add("PCR_PROPERTIES", new TpmCap(0x00000007));

  /** The elliptic curves. */
  public static final TpmCap ECC_CURVES = NAMES.add("ECC_CURVES", new TpmCap(0x00000008));

  /** The policies of hierarchies. */
  public static final TpmCap AUTH_POLICIES = NAMES.add("AUTH_POLICIES", new TpmCap(0x00000009));

  /** The countdown timers and where they stand. */
  public static final TpmCap ACT = NAMES.add("ACT", new TpmCap(0x0000000A));

  /** Public keys of the TPM, for SPDM. */
  public static final TpmCap PUB_KEYS =
      NAMES.add("PUB_KEYS", new TpmCap(0x0000000B), Revision.V184);

  /** The keys of the SPDM session that the command came by. */
  public static final TpmCap SPDM_SESSION_INFO =
      NAMES.add("SPDM_SESSION_INFO", new TpmCap(0x0000000C), Revision.V184);

  /** The first of the vendor's own groups. */
  public static final TpmCap VENDOR_PROPERTY = NAMES.add("VENDOR_PROPERTY", new TpmCap(0x00000100));

  /**
   * {@return the constant with this value, or a new one without a name}
   *
   * @param value the number on the wire
   */
  public static TpmCap of(int value) {
    TpmCap known = NAMES.get(value);
    return known != null ? known : new TpmCap(value);
  }

  /** {@return all that have a name, by value} */
  public static Collection<TpmCap> values() {
    return NAMES.values();
  }

  /**
   * Reads 4 octets; a TPM answers TPM_RC_VALUE to a value without a name.
   *
   * @param in stands at the first byte
   * @return what was read
   */
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
