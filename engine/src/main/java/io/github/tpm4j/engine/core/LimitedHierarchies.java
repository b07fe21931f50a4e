package io.github.tpm4j.engine.core;

import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import io.github.tpm4j.tss.wire.Limits;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The hierarchies of revision 1.83 that are limited to a firmware or its security version number.
 * They come from secrets of the firmware, which this TPM does not have.
 */
public final class LimitedHierarchies {
  private static final List<HandleRange> SVN =
      List.of(
          HandleRange.SVN_OWNER,
          HandleRange.SVN_ENDORSEMENT,
          HandleRange.SVN_PLATFORM,
          HandleRange.SVN_NULL);

  private LimitedHierarchies() {}

  /**
   * Refuses their handles.
   *
   * @param numbered adds the number of the handle or parameter
   * @throws TpmFailure TPM_RC_FW_LIMITED or TPM_RC_SVN_LIMITED
   */
  public static void refuse(TpmHandle handle, Limits limits, UnaryOperator<TpmRc> numbered) {
    TpmFailure.require(
        !HandleRange.FIRMWARE_LIMITED.contains(handle, limits), numbered.apply(TpmRc.FW_LIMITED));
    TpmFailure.require(
        SVN.stream().noneMatch(range -> range.contains(handle, limits)),
        numbered.apply(TpmRc.SVN_LIMITED));
  }
}
