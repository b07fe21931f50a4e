package io.github.tpm4j.tss.handles;

import io.github.tpm4j.tss.constants.TpmHt;
import io.github.tpm4j.tss.wire.Marshallable;
import io.github.tpm4j.tss.wire.TpmReader;
import io.github.tpm4j.tss.wire.TpmWriter;
import java.util.HashMap;
import java.util.Map;

/**
 * TPM_HANDLE (Part 2, 7): the number of a PCR, an NV Index, a session, a permanent entity, or an
 * object; 4 octets on the wire. The permanent handles (TPM_RH, 7.4) have names here.
 */
public record TpmHandle(int value) implements Marshallable {
  private static final Map<Integer, String> NAMES = new HashMap<>();

  /** TPM_RH_SRK; not used by TPM 2.0. */
  public static final TpmHandle SRK = named("TPM_RH_SRK", 0x40000000);

  /** The hierarchy of the machine's owner (Storage Primary Seed). */
  public static final TpmHandle OWNER = named("TPM_RH_OWNER", 0x40000001);

  /** TPM_RH_REVOKE; not used by TPM 2.0. */
  public static final TpmHandle REVOKE = named("TPM_RH_REVOKE", 0x40000002);

  /** TPM_RH_TRANSPORT; not used by TPM 2.0. */
  public static final TpmHandle TRANSPORT = named("TPM_RH_TRANSPORT", 0x40000003);

  /** TPM_RH_OPERATOR; not used by TPM 2.0. */
  public static final TpmHandle OPERATOR = named("TPM_RH_OPERATOR", 0x40000004);

  /** TPM_RH_ADMIN; not used by TPM 2.0. */
  public static final TpmHandle ADMIN = named("TPM_RH_ADMIN", 0x40000005);

  /** TPM_RH_EK; not used by TPM 2.0. */
  public static final TpmHandle EK = named("TPM_RH_EK", 0x40000006);

  /** No entity, or the null hierarchy, whose seed changes at each reset. */
  public static final TpmHandle NULL = named("TPM_RH_NULL", 0x40000007);

  /** A value that no handle has. */
  public static final TpmHandle UNASSIGNED = named("TPM_RH_UNASSIGNED", 0x40000008);

  /** In place of a session: the authValue is sent in the clear, as a password. */
  public static final TpmHandle RS_PW = named("TPM_RS_PW", 0x40000009);

  /** Authorises what ends a lockout, and TPM2_Clear. */
  public static final TpmHandle LOCKOUT = named("TPM_RH_LOCKOUT", 0x4000000A);

  /** The hierarchy of endorsement keys, which follow from the maker's seed. */
  public static final TpmHandle ENDORSEMENT = named("TPM_RH_ENDORSEMENT", 0x4000000B);

  /** The hierarchy of the firmware, which is open anew at each reset. */
  public static final TpmHandle PLATFORM = named("TPM_RH_PLATFORM", 0x4000000C);

  /** The platform's right to NV, for TPM2_HierarchyControl. */
  public static final TpmHandle PLATFORM_NV = named("TPM_RH_PLATFORM_NV", 0x4000000D);

  /** The first of the handles that are a vendor's own; the last is 0x4000010F. */
  public static final TpmHandle AUTH_00 = named("TPM_RH_AUTH_00", 0x40000010);

  /** The first Authenticated Countdown Timer; the last is 0x4000011F. */
  public static final TpmHandle ACT_0 = named("TPM_RH_ACT_0", 0x40000110);

  /** The owner hierarchy for this firmware only; since revision 1.83. */
  public static final TpmHandle FW_OWNER = named("TPM_RH_FW_OWNER", 0x40000140);

  /** The endorsement hierarchy for this firmware only; since revision 1.83. */
  public static final TpmHandle FW_ENDORSEMENT = named("TPM_RH_FW_ENDORSEMENT", 0x40000141);

  /** The platform hierarchy for this firmware only; since revision 1.83. */
  public static final TpmHandle FW_PLATFORM = named("TPM_RH_FW_PLATFORM", 0x40000142);

  /** The null hierarchy for this firmware only; since revision 1.83. */
  public static final TpmHandle FW_NULL = named("TPM_RH_FW_NULL", 0x40000143);

  /** The owner hierarchy for firmware of an SVN and later: {@link #ofSvn}; since revision 1.83. */
  public static final TpmHandle SVN_OWNER_BASE = named("TPM_RH_SVN_OWNER_BASE", 0x40010000);

  /**
   * The endorsement hierarchy for firmware of an SVN and later: {@link #ofSvn}; since revision
   * 1.83.
   */
  public static final TpmHandle SVN_ENDORSEMENT_BASE =
      named("TPM_RH_SVN_ENDORSEMENT_BASE", 0x40020000);

  /**
   * The platform hierarchy for firmware of an SVN and later: {@link #ofSvn}; since revision 1.83.
   */
  public static final TpmHandle SVN_PLATFORM_BASE = named("TPM_RH_SVN_PLATFORM_BASE", 0x40030000);

  /** The null hierarchy for firmware of an SVN and later: {@link #ofSvn}; since revision 1.83. */
  public static final TpmHandle SVN_NULL_BASE = named("TPM_RH_SVN_NULL_BASE", 0x40040000);

  private static TpmHandle named(String name, int value) {
    NAMES.put(value, name);
    return new TpmHandle(value);
  }

  /**
   * {@return the handle of a number}
   *
   * @param value unsigned, 32 bits
   */
  public static TpmHandle of(int value) {
    return new TpmHandle(value);
  }

  /**
   * {@return the handle of a PCR: its number}
   *
   * @param pcr 0 to 31
   */
  public static TpmHandle ofPcr(int pcr) {
    return new TpmHandle(pcr);
  }

  /**
   * {@return the hierarchy below one of the SVN_…_BASE handles that firmware of the SVN {@code
   * leastSvn}, 0 to 65,535, and later can use}
   *
   * @param base one of the four
   * @param leastSvn 0 to 65,535
   */
  public static TpmHandle ofSvn(TpmHandle base, int leastSvn) {
    if (leastSvn < 0 || leastSvn > 0xFFFF) {
      throw new IllegalArgumentException(leastSvn + " is no SVN: it must be from 0 to 65,535");
    }
    return new TpmHandle(base.value | leastSvn);
  }

  /**
   * Reads 4 octets.
   *
   * @param in stands at the first byte
   * @return what was read
   */
  public static TpmHandle read(TpmReader in) {
    return new TpmHandle(in.u32());
  }

  @Override
  public void write(TpmWriter out) {
    out.u32(value);
  }

  /** {@return the most significant octet} */
  public TpmHt type() {
    return TpmHt.of(value >>> 24);
  }

  /**
   * {@return whether the handle is of a type, by its first byte}
   *
   * @param handleType such as TPM_HT_TRANSIENT
   */
  public boolean is(TpmHt handleType) {
    return value >>> 24 == handleType.value();
  }

  /** {@return whether this is an object, transient or persistent} */
  public boolean isObject() {
    return is(TpmHt.TRANSIENT) || is(TpmHt.PERSISTENT);
  }

  /** {@return whether this is an NV Index of any kind} */
  public boolean isNvIndex() {
    return is(TpmHt.NV_INDEX) || is(TpmHt.EXTERNAL_NV) || is(TpmHt.PERMANENT_NV);
  }

  /** The name of a permanent handle, or eight hexadecimal digits. */
  // Not the compiler's own, which are linked by reflection when first called, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof TpmHandle that && that.value == value;
  }

  @Override
  public int hashCode() {
    return value;
  }

  @Override
  public String toString() {
    return NAMES.getOrDefault(value, String.format("0x%08X", value));
  }
}
