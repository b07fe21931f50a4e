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

  public static final TpmHandle SRK = named("TPM_RH_SRK", 0x40000000);
  public static final TpmHandle OWNER = named("TPM_RH_OWNER", 0x40000001);
  public static final TpmHandle REVOKE = named("TPM_RH_REVOKE", 0x40000002);
  public static final TpmHandle TRANSPORT = named("TPM_RH_TRANSPORT", 0x40000003);
  public static final TpmHandle OPERATOR = named("TPM_RH_OPERATOR", 0x40000004);
  public static final TpmHandle ADMIN = named("TPM_RH_ADMIN", 0x40000005);
  public static final TpmHandle EK = named("TPM_RH_EK", 0x40000006);
  public static final TpmHandle NULL = named("TPM_RH_NULL", 0x40000007);
  public static final TpmHandle UNASSIGNED = named("TPM_RH_UNASSIGNED", 0x40000008);
  public static final TpmHandle RS_PW = named("TPM_RS_PW", 0x40000009);
  public static final TpmHandle LOCKOUT = named("TPM_RH_LOCKOUT", 0x4000000A);
  public static final TpmHandle ENDORSEMENT = named("TPM_RH_ENDORSEMENT", 0x4000000B);
  public static final TpmHandle PLATFORM = named("TPM_RH_PLATFORM", 0x4000000C);
  public static final TpmHandle PLATFORM_NV = named("TPM_RH_PLATFORM_NV", 0x4000000D);
  public static final TpmHandle AUTH_00 = named("TPM_RH_AUTH_00", 0x40000010);
  public static final TpmHandle ACT_0 = named("TPM_RH_ACT_0", 0x40000110);
  public static final TpmHandle FW_OWNER = named("TPM_RH_FW_OWNER", 0x40000140);
  public static final TpmHandle FW_ENDORSEMENT = named("TPM_RH_FW_ENDORSEMENT", 0x40000141);
  public static final TpmHandle FW_PLATFORM = named("TPM_RH_FW_PLATFORM", 0x40000142);
  public static final TpmHandle FW_NULL = named("TPM_RH_FW_NULL", 0x40000143);
  public static final TpmHandle SVN_OWNER_BASE = named("TPM_RH_SVN_OWNER_BASE", 0x40010000);
  public static final TpmHandle SVN_ENDORSEMENT_BASE =
      named("TPM_RH_SVN_ENDORSEMENT_BASE", 0x40020000);
  public static final TpmHandle SVN_PLATFORM_BASE = named("TPM_RH_SVN_PLATFORM_BASE", 0x40030000);
  public static final TpmHandle SVN_NULL_BASE = named("TPM_RH_SVN_NULL_BASE", 0x40040000);

  private static TpmHandle named(String name, int value) {
    NAMES.put(value, name);
    return new TpmHandle(value);
  }

  public static TpmHandle of(int value) {
    return new TpmHandle(value);
  }

  /** {@return the handle of a PCR: its number} */
  public static TpmHandle ofPcr(int pcr) {
    return new TpmHandle(pcr);
  }

  /**
   * {@return the hierarchy below one of the SVN_…_BASE handles that firmware of the SVN {@code
   * leastSvn}, 0 to 65,535, and later can use}
   */
  public static TpmHandle ofSvn(TpmHandle base, int leastSvn) {
    if (leastSvn < 0 || leastSvn > 0xFFFF) {
      throw new IllegalArgumentException(leastSvn + " is no SVN: it must be from 0 to 65,535");
    }
    return new TpmHandle(base.value | leastSvn);
  }

  /** Reads 4 octets. */
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
