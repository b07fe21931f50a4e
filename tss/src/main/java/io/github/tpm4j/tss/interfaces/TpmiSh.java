package io.github.tpm4j.tss.interfaces;

import io.github.tpm4j.tss.handles.HandleRange;
import io.github.tpm4j.tss.handles.TpmHandle;
import java.util.Set;

/** The TPMI_SH types: handles of sessions (Part 2, 9). */
public final class TpmiSh {

  /** TPMI_SH_AUTH_SESSION (Part 2, 9.8). */
  public static final HandleRule AUTH_SESSION =
      HandleRule.of(Set.of(HandleRange.HMAC_SESSION, HandleRange.POLICY_SESSION))
          .withNull(TpmHandle.RS_PW);

  /** TPMI_SH_HMAC (Part 2, 9.9). */
  public static final HandleRule HMAC = HandleRule.of(Set.of(HandleRange.HMAC_SESSION));

  /** TPMI_SH_POLICY (Part 2, 9.10). */
  public static final HandleRule POLICY = HandleRule.of(Set.of(HandleRange.POLICY_SESSION));

  private TpmiSh() {}
}
