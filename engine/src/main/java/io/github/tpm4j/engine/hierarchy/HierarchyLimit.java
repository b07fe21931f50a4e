package io.github.tpm4j.engine.hierarchy;

import io.github.tpm4j.tss.attributes.TpmaObject;
import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.List;

/**
 * What the handle of a hierarchy limits it to (revision 1.83; Part 2, 7.4): its secrets are those
 * of its base hierarchy, mixed with a secret that only some firmware has.
 */
public enum HierarchyLimit {
  /** A base hierarchy: any firmware of this TPM has its secrets. */
  NONE(0),
  /** To the firmware that is running now. */
  FIRMWARE(TpmaObject.FIRMWARE_LIMITED),
  /** To firmware of at least the security version number in the handle. */
  SVN(TpmaObject.SVN_LIMITED);

  /** Both kinds of limited hierarchies are in this order. */
  private static final List<TpmHandle> BASES =
      List.of(TpmHandle.OWNER, TpmHandle.ENDORSEMENT, TpmHandle.PLATFORM, TpmHandle.NULL);

  private static final int FIRST_FIRMWARE = HandleRange.FIRMWARE_LIMITED.first();
  private static final int FIRST_SVN = HandleRange.SVN_OWNER.first();
  private static final int SVN_BITS = 16;
  private static final int SVN_MASK = 0xFFFF;

  private final int attribute;

  HierarchyLimit(int attribute) {
    this.attribute = attribute;
  }

  /** The attribute that objects of such a hierarchy may have SET; 0 for none. */
  public int attribute() {
    return attribute;
  }

  public static HierarchyLimit of(TpmHandle hierarchy) {
    if (isNumberOfBase(hierarchy.value() - FIRST_FIRMWARE)) {
      return FIRMWARE;
    }
    return isNumberOfBase((hierarchy.value() - FIRST_SVN) >> SVN_BITS) ? SVN : NONE;
  }

  /** The hierarchy whose authorisation, enable switch and secrets a limited one has. */
  public static TpmHandle base(TpmHandle hierarchy) {
    return switch (of(hierarchy)) {
      case NONE -> hierarchy;
      case FIRMWARE -> BASES.get(hierarchy.value() - FIRST_FIRMWARE);
      case SVN -> BASES.get((hierarchy.value() - FIRST_SVN) >> SVN_BITS);
    };
  }

  /** The least security version number of a hierarchy that is limited to one. */
  static int leastSvn(TpmHandle hierarchy) {
    return hierarchy.value() & SVN_MASK;
  }

  private static boolean isNumberOfBase(int number) {
    return number >= 0 && number < BASES.size();
  }
}
