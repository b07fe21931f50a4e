package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Set;

/** The TPMI_RH types: handles of hierarchies, NV Indices and other resources (Part 2, 9). */
public final class TpmiRh {

  /**
   * TPMI_RH_HIERARCHY (Part 2, 9.13), which since revision 1.83 has limited hierarchies and always
   * allows TPM_RH_NULL; in 1.59 every place that had the type without "+" is now one of {@link
   * #BASE_HIERARCHY}.
   */
  public static final HandleRule HIERARCHY =
      HandleRule.of(
          Set.of(
              HandleRange.FIRMWARE_LIMITED,
              HandleRange.SVN_OWNER,
              HandleRange.SVN_ENDORSEMENT,
              HandleRange.SVN_PLATFORM,
              HandleRange.SVN_NULL),
          TpmHandle.OWNER,
          TpmHandle.PLATFORM,
          TpmHandle.ENDORSEMENT,
          TpmHandle.NULL);

  /** TPMI_RH_BASE_HIERARCHY (Part 2 of revision 1.83, 9.17). */
  public static final HandleRule BASE_HIERARCHY =
      HandleRule.of(Set.of(), TpmHandle.OWNER, TpmHandle.PLATFORM, TpmHandle.ENDORSEMENT);

  /** TPMI_RH_ENABLES (Part 2, 9.14). */
  public static final HandleRule ENABLES =
      HandleRule.of(
          Set.of(),
          TpmHandle.OWNER,
          TpmHandle.PLATFORM,
          TpmHandle.ENDORSEMENT,
          TpmHandle.PLATFORM_NV);

  /** TPMI_RH_HIERARCHY_AUTH (Part 2, 9.15). */
  public static final HandleRule HIERARCHY_AUTH =
      HandleRule.of(
          Set.of(), TpmHandle.OWNER, TpmHandle.PLATFORM, TpmHandle.ENDORSEMENT, TpmHandle.LOCKOUT);

  /** TPMI_RH_HIERARCHY_POLICY (Part 2, 9.16). */
  public static final HandleRule HIERARCHY_POLICY =
      HandleRule.of(
          Set.of(HandleRange.ACT),
          TpmHandle.OWNER,
          TpmHandle.PLATFORM,
          TpmHandle.ENDORSEMENT,
          TpmHandle.LOCKOUT);

  /** TPMI_RH_PLATFORM (Part 2, 9.17). */
  public static final HandleRule PLATFORM = HandleRule.of(Set.of(), TpmHandle.PLATFORM);

  /** TPMI_RH_OWNER (Part 2, 9.18). */
  public static final HandleRule OWNER = HandleRule.of(Set.of(), TpmHandle.OWNER);

  /** TPMI_RH_ENDORSEMENT (Part 2, 9.19). */
  public static final HandleRule ENDORSEMENT = HandleRule.of(Set.of(), TpmHandle.ENDORSEMENT);

  /** TPMI_RH_PROVISION (Part 2, 9.20). */
  public static final HandleRule PROVISION =
      HandleRule.of(Set.of(), TpmHandle.OWNER, TpmHandle.PLATFORM);

  /** TPMI_RH_CLEAR (Part 2, 9.21). */
  public static final HandleRule CLEAR =
      HandleRule.of(Set.of(), TpmHandle.LOCKOUT, TpmHandle.PLATFORM);

  /** TPMI_RH_NV_AUTH (Part 2, 9.22). */
  public static final HandleRule NV_AUTH =
      HandleRule.of(Set.of(HandleRange.NV_INDEX), TpmHandle.PLATFORM, TpmHandle.OWNER);

  /** TPMI_RH_LOCKOUT (Part 2, 9.23). */
  public static final HandleRule LOCKOUT = HandleRule.of(Set.of(), TpmHandle.LOCKOUT);

  /** TPMI_RH_NV_INDEX (Part 2, 9.24). */
  public static final HandleRule NV_INDEX =
      HandleRule.of(
          Set.of(HandleRange.NV_INDEX, HandleRange.EXTERNAL_NV, HandleRange.PERMANENT_NV));

  /** TPMI_RH_NV_DEFINED_INDEX (Part 2 of revision 1.83, 9.26). */
  public static final HandleRule NV_DEFINED_INDEX =
      HandleRule.of(Set.of(HandleRange.NV_INDEX, HandleRange.EXTERNAL_NV));

  /** TPMI_RH_NV_LEGACY_INDEX (Part 2 of revision 1.83, 9.27). */
  public static final HandleRule NV_LEGACY_INDEX = HandleRule.of(Set.of(HandleRange.NV_INDEX));

  /** TPMI_RH_NV_EXP_INDEX (Part 2 of revision 1.83, 9.28). */
  public static final HandleRule NV_EXP_INDEX = HandleRule.of(Set.of(HandleRange.EXTERNAL_NV));

  /** TPMI_RH_AC (Part 2, 9.25). */
  public static final HandleRule AC = HandleRule.of(Set.of(HandleRange.AC));

  /** TPMI_RH_ACT (Part 2, 9.26). */
  public static final HandleRule ACT = HandleRule.of(Set.of(HandleRange.ACT));

  private TpmiRh() {}
}
