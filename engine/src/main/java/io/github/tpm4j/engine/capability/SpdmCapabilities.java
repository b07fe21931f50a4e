package io.github.tpm4j.engine.capability;

import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.capabilities.TpmlPubKey;
import io.github.tpm4j.tss.constants.TpmRc;
import io.github.tpm4j.tss.structures.TpmlSpdmSessionInfo;
import java.util.List;

/**
 * TPM_CAP_PUB_KEYS and TPM_CAP_SPDM_SESSION_INFO (version 184; Part 2, 6.12 and 6.16) of a TPM
 * without SPDM: it has neither keys nor sessions for it.
 */
public final class SpdmCapabilities {
  /** TPM_PUB_KEY_TPM_SPDM_FF: the slots of SPDM end there. */
  private static final int LAST_KEY = 0xFF;

  private SpdmCapabilities() {}

  /**
   * The public keys from a slot on.
   *
   * @throws TpmFailure TPM_RC_VALUE of what is no TPM_PUB_KEY
   */
  public static CapabilityPage publicKeys(int slot) {
    TpmFailure.require(Integer.compareUnsigned(slot, LAST_KEY) <= 0, TpmRc.VALUE);
    return new CapabilityPage(false, new TpmlPubKey(List.of()));
  }

  /**
   * The sessions.
   *
   * @throws TpmFailure TPM_RC_VALUE if {@code property} is not 0
   */
  public static CapabilityPage sessions(int property) {
    TpmFailure.require(property == 0, TpmRc.VALUE);
    return new CapabilityPage(false, new TpmlSpdmSessionInfo(List.of()));
  }
}
