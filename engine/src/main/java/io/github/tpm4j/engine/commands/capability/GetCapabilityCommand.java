package io.github.tpm4j.engine.commands.capability;

import io.github.tpm4j.engine.capability.Capabilities;
import io.github.tpm4j.engine.capability.CapabilityPage;
import io.github.tpm4j.engine.capability.SpdmCapabilities;
import io.github.tpm4j.engine.core.TpmState;
import io.github.tpm4j.engine.dispatch.Command;
import io.github.tpm4j.engine.response.TpmFailure;
import io.github.tpm4j.tss.capabilities.TpmsCapabilityData;
import io.github.tpm4j.tss.commands.capability.GetCapability;
import io.github.tpm4j.tss.constants.TpmCap;
import io.github.tpm4j.tss.constants.TpmRc;
import java.util.Set;

/**
 * TPM2_GetCapability (Part 3, 30.2).
 *
 * <table>
 * <caption>Response codes</caption>
 * <tr><td>TPM_RC_VALUE, parameter 1</td><td>the capability is not supported</td></tr>
 * <tr><td>TPM_RC_HANDLE, parameter 2</td>
 *     <td>TPM_CAP_HANDLES of a type of handle that is not supported</td></tr>
 * <tr><td>TPM_RC_VALUE, parameter 2</td>
 *     <td>TPM_CAP_PCRS or TPM_CAP_SPDM_SESSION_INFO, and property is not 0; TPM_CAP_PUB_KEYS, and
 *     property is no TPM_PUB_KEY; TPM_CAP_AUTH_POLICIES, and property is not a
 *     permanent handle; TPM_CAP_ACT, and property is not the handle of a timer</td></tr>
 * </table>
 */
final class GetCapabilityCommand implements Command<GetCapability.Request, GetCapability.Response> {
  /** Those that are not listed property by property. */
  private static final Set<TpmCap> WHOLE =
      Set.of(TpmCap.PCRS, TpmCap.PUB_KEYS, TpmCap.SPDM_SESSION_INFO);

  @Override
  public GetCapability.Response run(TpmState tpm, GetCapability.Request in) {
    CapabilityPage page = page(tpm, in);
    return new GetCapability.Response(
        page.moreData(), new TpmsCapabilityData(in.capability(), page.data()));
  }

  private static CapabilityPage page(TpmState tpm, GetCapability.Request in) {
    boolean isWhole = WHOLE.contains(in.capability());
    TpmFailure.require(isWhole || Capabilities.has(in.capability()), TpmRc.VALUE.parameter(1));
    return TpmFailure.inParameter(
        2,
        () ->
            isWhole
                ? whole(tpm, in)
                : Capabilities.page(tpm, in.capability(), in.property(), in.propertyCount()));
  }

  private static CapabilityPage whole(TpmState tpm, GetCapability.Request in) {
    if (in.capability().equals(TpmCap.PUB_KEYS)) {
      return SpdmCapabilities.publicKeys(in.property());
    }
    if (in.capability().equals(TpmCap.SPDM_SESSION_INFO)) {
      return SpdmCapabilities.sessions(in.property());
    }
    TpmFailure.require(in.property() == 0, TpmRc.VALUE);
    return Capabilities.banks(tpm.pcrs(), in.propertyCount());
  }
}
