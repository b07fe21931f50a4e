package io.github.tpm4j.tss.handles;

import io.github.tpm4j.tss.wire.Limit;
import io.github.tpm4j.tss.wire.Limits;
import io.github.tpm4j.tss.wire.Revision;
import java.util.function.ToIntFunction;

/** The ranges of handles that Part 2, 7.5 names; how far some reach is the TPM's choice. */
public enum HandleRange {
  /** PCR_FIRST to PCR_LAST. */
  PCR(0x00000000, Limit.IMPLEMENTATION_PCR),
  /** NV_INDEX_FIRST to NV_INDEX_LAST. */
  NV_INDEX(0x01000000, limits -> 0x1000000),
  /** EXTERNAL_NV_FIRST to EXTERNAL_NV_LAST: Indices in memory outside of the TPM. */
  EXTERNAL_NV(0x11000000, 0x1000000, Revision.V183),
  /** PERMANENT_NV_FIRST to PERMANENT_NV_LAST: Indices that cannot be undefined. */
  PERMANENT_NV(0x12000000, 0x1000000, Revision.V183),
  /** HMAC_SESSION_FIRST to HMAC_SESSION_LAST. */
  HMAC_SESSION(0x02000000, Limit.MAX_ACTIVE_SESSIONS),
  /** POLICY_SESSION_FIRST to POLICY_SESSION_LAST. */
  POLICY_SESSION(0x03000000, Limit.MAX_ACTIVE_SESSIONS),
  /** TPM_RH_AUTH_00 to TPM_RH_AUTH_FF: authorisations of a vendor. */
  VENDOR_AUTH(0x40000010, Limit.VENDOR_AUTHORIZATIONS),
  /** TPM_RH_ACT_0 to TPM_RH_ACT_F. */
  ACT(0x40000110, Limit.COUNTDOWN_TIMERS),
  /** TPM_RH_FW_OWNER to TPM_RH_FW_NULL: hierarchies of the firmware that is running now. */
  FIRMWARE_LIMITED(0x40000140, 4, Revision.V183),
  /** SVN_OWNER_FIRST to SVN_OWNER_LAST; the lower half of the handle is the least SVN. */
  SVN_OWNER(0x40010000, 0x10000, Revision.V183),
  /** SVN_ENDORSEMENT_FIRST to SVN_ENDORSEMENT_LAST. */
  SVN_ENDORSEMENT(0x40020000, 0x10000, Revision.V183),
  /** SVN_PLATFORM_FIRST to SVN_PLATFORM_LAST. */
  SVN_PLATFORM(0x40030000, 0x10000, Revision.V183),
  /** SVN_NULL_FIRST to SVN_NULL_LAST. */
  SVN_NULL(0x40040000, 0x10000, Revision.V183),
  /** TRANSIENT_FIRST to TRANSIENT_LAST. */
  TRANSIENT(0x80000000, Limit.MAX_LOADED_OBJECTS),
  /** PERSISTENT_FIRST to PERSISTENT_LAST. */
  PERSISTENT(0x81000000, limits -> 0x1000000),
  /** AC_FIRST to AC_LAST. */
  AC(0x90000000, Limit.ATTACHED_COMPONENTS);

  private final int first;
  private final ToIntFunction<Limits> count;

  HandleRange(int first, Limit count) {
    this(first, limits -> limits.of(count));
  }

  HandleRange(int first, int count, Revision since) {
    this(first, limits -> limits.revision().isAtLeast(since) ? count : 0);
  }

  HandleRange(int first, ToIntFunction<Limits> count) {
    this.first = first;
    this.count = count;
  }

  /** {@return the lowest handle of the range} */
  public int first() {
    return first;
  }

  /**
   * {@return whether a handle is in the range}
   *
   * @param handle any
   * @param limits the revision, and how many there are where that differs by TPM
   */
  public boolean contains(TpmHandle handle, Limits limits) {
    return Integer.compareUnsigned(handle.value(), first) >= 0
        && Integer.compareUnsigned(handle.value() - first, count.applyAsInt(limits)) < 0;
  }
}
