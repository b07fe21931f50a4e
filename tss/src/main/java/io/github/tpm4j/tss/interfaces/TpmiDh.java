package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Set;

/** The TPMI_DH types: handles of objects, sessions and other entities (Part 2, 9). */
public final class TpmiDh {

  /** TPMI_DH_OBJECT (Part 2, 9.3). */
  public static final HandleRule OBJECT =
      HandleRule.of(Set.of(HandleRange.TRANSIENT, HandleRange.PERSISTENT));

  /** TPMI_DH_PARENT (Part 2, 9.4). */
  public static final HandleRule PARENT =
      HandleRule.of(
          Set.of(
              HandleRange.TRANSIENT,
              HandleRange.PERSISTENT,
              HandleRange.FIRMWARE_LIMITED,
              HandleRange.SVN_OWNER,
              HandleRange.SVN_ENDORSEMENT,
              HandleRange.SVN_PLATFORM,
              HandleRange.SVN_NULL),
          TpmHandle.OWNER,
          TpmHandle.PLATFORM,
          TpmHandle.ENDORSEMENT);

  /** TPMI_DH_PERSISTENT (Part 2, 9.5). */
  public static final HandleRule PERSISTENT = HandleRule.of(Set.of(HandleRange.PERSISTENT));

  /** TPMI_DH_ENTITY (Part 2, 9.6). */
  public static final HandleRule ENTITY =
      HandleRule.of(
          Set.of(
              HandleRange.TRANSIENT,
              HandleRange.PERSISTENT,
              HandleRange.NV_INDEX,
              HandleRange.PCR,
              HandleRange.VENDOR_AUTH),
          TpmHandle.OWNER,
          TpmHandle.ENDORSEMENT,
          TpmHandle.PLATFORM,
          TpmHandle.LOCKOUT);

  /** TPMI_DH_PCR (Part 2, 9.7). */
  public static final HandleRule PCR = HandleRule.of(Set.of(HandleRange.PCR));

  /** TPMI_DH_CONTEXT (Part 2, 9.11). */
  public static final HandleRule CONTEXT =
      HandleRule.of(
          Set.of(HandleRange.HMAC_SESSION, HandleRange.POLICY_SESSION, HandleRange.TRANSIENT));

  /** TPMI_DH_SAVED (Part 2, 9.12). */
  public static final HandleRule SAVED =
      HandleRule.of(
          Set.of(HandleRange.HMAC_SESSION, HandleRange.POLICY_SESSION),
          TpmHandle.of(0x80000000),
          TpmHandle.of(0x80000001),
          TpmHandle.of(0x80000002));

  private TpmiDh() {}
}
